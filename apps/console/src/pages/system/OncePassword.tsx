import { Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Facts } from "../../parts/Facts.tsx";

export interface Shown {
  username: string;
  password: string;
}

/** A password that somebody else will use; nobody can look it up again. */
export function OncePassword({ shown, onClose }: { shown: Shown | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open={shown !== null}
      title={t("system.once")}
      onCancel={onClose}
      onOk={onClose}
      cancelButtonProps={{ style: { display: "none" } }}
      okText={t("do.close")}
    >
      {shown && (
        <>
          <Facts
            rows={[
              [t("system.username"), shown.username],
              [
                t("signIn.password"),
                <Typography.Text key="password" code copyable>
                  {shown.password}
                </Typography.Text>,
              ],
            ]}
          />
          <p className="soft">{t("system.onceNote")}</p>
        </>
      )}
    </Modal>
  );
}
