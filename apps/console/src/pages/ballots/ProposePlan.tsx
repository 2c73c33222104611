import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import { percentText } from "../../lib/format.ts";
import { Field } from "../../parts/Field.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Ballots.module.css";
import { NewGroup } from "./NewGroup.tsx";
import type { Plan } from "./shapes.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** Throw the plan away and propose it anew by rule, or add a group by hand. */
export function ProposePlan({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button onClick={() => setAdding(true)}>{t("plan.addGroup")}</Button>
      <Button onClick={() => setAsking(true)}>{t("plan.propose")}</Button>
      {asking && <ProposeDialog plan={plan} onClose={() => setAsking(false)} />}
      {adding && <NewGroup plan={plan} onClose={() => setAdding(false)} />}
    </>
  );
}

function ProposeDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [roles, setRoles] = useState(plan.roles.map((one) => one.role));
  const [blockSize, setBlockSize] = useState<number | null>(null);
  const propose = useMutation({
    mutationFn: () => post(`${api}/plan/propose`, { roles, ...(blockSize === null ? {} : { blockSize }) }),
    onSuccess: () => {
      refresh();
      onClose();
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("plan.propose")}
      okText={t("plan.propose")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: roles.length === 0 }}
      confirmLoading={propose.isPending}
      onCancel={onClose}
      onOk={() => propose.mutate()}
    >
      <div className={styles.fields}>
        <p style={{ margin: 0 }}>{t("plan.proposeNote")}</p>
        <Checkbox.Group
          className={styles.choices}
          value={roles}
          onChange={(values) => setRoles(values.map(String))}
          options={plan.roles.map((one) => ({
            value: one.role,
            label: `${text(one.label)} ${percentText(one.weight)}`,
          }))}
        />
        <Field label={t("plan.blockSize")}>
          {(id) => (
            <>
              <InputNumber
                id={id}
                min={1}
                max={200}
                value={blockSize}
                placeholder={t("plan.blockSizeAuto")}
                onChange={setBlockSize}
              />
              <span className="soft">{t("plan.blockSizeNote")}</span>
            </>
          )}
        </Field>
      </div>
    </Modal>
  );
}
