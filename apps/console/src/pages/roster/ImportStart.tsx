import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { upload } from "../../api/http.ts";
import { sentenceOf } from "../../api/problem.ts";
import { useText } from "../../i18n/index.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { UploadBox } from "../../parts/UploadBox.tsx";

/** First step of an import: choose the file. */
export function Page() {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: (file: File) => upload<{ importId: string }>("/api/roster/imports", file),
    onSuccess: ({ importId }) => navigate({ to: `/roster/import/${importId}` }),
  });
  return (
    <>
      <PageHead title={t("import.title")} note={t("import.promise")} />
      {send.error && (
        <Alert type="error" showIcon title={text(sentenceOf(send.error))} style={{ marginBottom: 16 }} />
      )}
      <UploadBox
        title={send.isPending ? t("import.sending") : t("import.choose")}
        hint={t("import.hint")}
        accept=".xlsx,.xls,.csv,.et,.ods"
        busy={send.isPending}
        onFile={(file) => send.mutate(file)}
      />
    </>
  );
}
