import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { sessionQuery, useSession } from "../../api/session.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";

export function FactorPanel() {
  const { t } = useTranslation();
  const { secondFactor } = useSession();
  const [removing, setRemoving] = useState(false);
  return (
    <Panel
      title={t("factor.title")}
      extra={
        secondFactor ? (
          <Button onClick={() => setRemoving(true)}>{t("factor.remove")}</Button>
        ) : (
          <Link to="/second-factor">
            <Button type="primary">{t("factor.setUp")}</Button>
          </Link>
        )
      }
    >
      <p style={{ margin: 0 }}>{t(secondFactor ? "factor.on" : "factor.off")}</p>
      {removing && <Remove onClose={() => setRemoving(false)} />}
    </Panel>
  );
}

function Remove({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const remove = useMutation({
    mutationFn: () => post("/api/session/totp/remove", { password }),
    onSuccess: async () => {
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      say.done(t("factor.removed"));
      onClose();
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("factor.remove")}
      okText={t("do.confirm")}
      cancelText={t("do.cancel")}
      okButtonProps={{ danger: true, disabled: password === "" }}
      confirmLoading={remove.isPending}
      onCancel={onClose}
      onOk={() => remove.mutate()}
    >
      <p>{t("factor.confirm")}</p>
      <Input.Password
        autoComplete="current-password"
        aria-label={t("password.current")}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </Modal>
  );
}
