import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Form, Input, QRCode, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { sentenceOf } from "../../api/problem.ts";
import { sessionQuery, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { useSay } from "../../parts/use-say.ts";
import { CodeField } from "./CodeField.tsx";
import { Door } from "./Door.tsx";

interface Enrolment {
  secret: string;
  uri: string;
}

/** Set up the second factor; forced for the three officers where the jurisdiction asks for it. */
export function SecondFactor() {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  return (
    <Door place={session.jurisdiction}>
      <h1>{t("factor.title")}</h1>
      {session.mustEnrol && <Alert type="info" showIcon title={t("factor.must")} />}
      {enrolment === null ? <Confirm onBegun={setEnrolment} /> : <Finish enrolment={enrolment} />}
      {!session.mustEnrol && (
        <Button type="link" block onClick={() => void navigate({ to: "/account" })}>
          {t("do.back")}
        </Button>
      )}
    </Door>
  );
}

function Confirm({ onBegun }: { onBegun: (enrolment: Enrolment) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const begin = useMutation({
    mutationFn: (fields: { password: string }) => post<Enrolment>("/api/session/totp", fields),
    onSuccess: onBegun,
  });
  return (
    <Form<{ password: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => begin.mutate(fields)}
    >
      {begin.error !== null && <Refusal sentence={text(sentenceOf(begin.error))} />}
      <p>{t("factor.confirm")}</p>
      <Form.Item
        name="password"
        label={t("password.current")}
        rules={[{ required: true, message: t("signIn.needPassword") }]}
      >
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={begin.isPending}>
        {t("factor.next")}
      </Button>
    </Form>
  );
}

function Finish({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const verify = useMutation({
    mutationFn: (fields: { code: string }) => post("/api/session/totp/verify", fields),
    onSuccess: async () => {
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      say.done(t("factor.done"));
      await navigate({ to: "/" });
    },
  });
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => verify.mutate(fields)}
    >
      {verify.error !== null && <Refusal sentence={text(sentenceOf(verify.error))} />}
      <p>{t("factor.scan")}</p>
      <div role="img" aria-label={t("factor.picture")} style={{ display: "grid", placeItems: "center" }}>
        {/* Cameras read dark on light only, whatever the colours of the page. */}
        <QRCode aria-hidden value={enrolment.uri} type="svg" size={200} color="#000" bgColor="#fff" />
      </div>
      <p style={{ margin: "12px 0" }}>
        {t("factor.secret")}{" "}
        <Typography.Text code copyable>
          {enrolment.secret}
        </Typography.Text>
      </p>
      <CodeField autoFocus />
      <Button type="primary" htmlType="submit" block loading={verify.isPending}>
        {t("factor.finish")}
      </Button>
    </Form>
  );
}

function Refusal({ sentence }: { sentence: string }) {
  return <Alert type="error" showIcon role="alert" title={sentence} style={{ marginBottom: 12 }} />;
}
