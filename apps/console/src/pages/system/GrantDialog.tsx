import { Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../../i18n/resources.ts";
import { type AccountRow, type Grant, ROLES } from "./shapes.ts";

/** Which roles an account holds; units of a role are kept as they are. */
export function GrantDialog({
  account,
  onClose,
  onSave,
}: {
  account: AccountRow;
  onClose: () => void;
  onSave: (grants: Grant[]) => void;
}) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState(account.grants.map((grant) => grant.role));
  const unitsOf = (role: string) => account.grants.find((grant) => grant.role === role)?.unitIds ?? [];
  return (
    <Modal
      open
      title={`${t("system.grant")}：${account.displayName}`}
      okText={t("do.save")}
      cancelText={t("do.cancel")}
      onCancel={onClose}
      onOk={() => onSave(roles.map((role) => ({ role, unitIds: unitsOf(role) })))}
    >
      <p className="soft">{t("system.grantNote")}</p>
      <Checkbox.Group
        value={roles}
        onChange={(values) => setRoles(values.map(String))}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}` as TextKey) }))}
        style={{ display: "grid", gap: 8 }}
      />
    </Modal>
  );
}
