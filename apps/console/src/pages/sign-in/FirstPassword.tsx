import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { sentenceOf } from "../../api/problem.ts";
import { sessionQuery, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { Door } from "./Door.tsx";

interface Change {
  current: string;
  next: string;
  repeat: string;
}

/** Change of the own password; forced after the first sign-in. */
export function FirstPassword() {
  const { t } = useTranslation();
  const text = useText();
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function submit({ current, next }: Change) {
    setBusy(true);
    setFailure(null);
    try {
      await post("/api/session/password", { current, next });
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      message.success(t("password.done"));
      await navigate({ to: "/" });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  const required = { required: true, message: t("signIn.needPassword") };
  return (
    <Door place={session.jurisdiction}>
      <h1>{t("password.title")}</h1>
      {session.mustChangePassword && <Alert type="info" showIcon title={t("password.must")} />}
      {failure !== null && <Alert type="error" showIcon role="alert" title={text(sentenceOf(failure))} />}
      <Form<Change> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <input
          hidden
          autoComplete="username"
          value={session.user.username}
          readOnly
          aria-hidden
          tabIndex={-1}
        />
        <Form.Item name="current" label={t("password.current")} rules={[required]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label={t("password.next")} rules={[required]} extra={t("password.rule")}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={t("password.repeat")}
          dependencies={["next"]}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue("next")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("password.differ"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("password.title")}
        </Button>
        {!session.mustChangePassword && (
          <Button type="link" block onClick={() => void navigate({ to: "/" })}>
            {t("do.back")}
          </Button>
        )}
      </Form>
    </Door>
  );
}
