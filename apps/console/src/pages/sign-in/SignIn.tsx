import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { ProblemError, sentenceOf } from "../../api/problem.ts";
import { healthQuery, sessionQuery } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { CodeField } from "./CodeField.tsx";
import { Door } from "./Door.tsx";

interface Credentials {
  username: string;
  password: string;
  code?: string;
}

export function SignIn() {
  const { t } = useTranslation();
  const text = useText();
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const { back, expired } = useSearch({ from: "/sign-in" });
  const { data: health } = useQuery(healthQuery);
  const [failure, setFailure] = useState<unknown>(null);
  const [withCode, setWithCode] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submit(credentials: Credentials) {
    setBusy(true);
    setFailure(null);
    try {
      await post("/api/session", credentials);
      client.clear();
      const session = await client.fetchQuery(sessionQuery);
      if (session?.mustChangePassword) await navigate({ to: "/password", replace: true });
      else if (session?.mustEnrol) await navigate({ to: "/second-factor", replace: true });
      else router.history.replace(back ?? "/");
    } catch (error) {
      if (error instanceof ProblemError && error.code === "second-factor-needed") setWithCode(true);
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  const demo = health?.demo ?? health?.jurisdiction?.fictional ?? false;
  return (
    <Door place={health?.jurisdiction ?? null}>
      <h1>{t("signIn.title")}</h1>
      {expired && failure === null && <Alert type="info" showIcon title={t("signIn.expired")} />}
      {failure !== null && <Alert type="error" showIcon role="alert" title={text(sentenceOf(failure))} />}
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="username"
          label={t("signIn.username")}
          rules={[{ required: true, message: t("signIn.needUsername") }]}
        >
          <Input autoFocus autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("signIn.password")}
          rules={[{ required: true, message: t("signIn.needPassword") }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {withCode && <CodeField autoFocus />}
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t("signIn.submit")}
        </Button>
      </Form>
      <p className="soft">{demo ? t("signIn.demo") : t("signIn.forgot")}</p>
    </Door>
  );
}
