import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import UploadOutlined from "@ant-design/icons/UploadOutlined";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "../../../api/http.ts";
import { useSay } from "../../../parts/use-say.ts";
import type { AllCounts } from "./cells.ts";
import { usePaperPlace } from "./use-paper.ts";

/** The counting form as a workbook: to be filled in elsewhere, and read into the form, where it is looked over and saved. */
export function PaperFile({ onRead }: { onRead: (counts: AllCounts) => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = usePaperPlace();
  const input = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: (file: File) => upload<{ counts: AllCounts }>(`${api}/form`, file),
    onSuccess: ({ counts }) => {
      onRead(counts);
      say.done(t("paper.fileRead"));
    },
    onError: say.refused,
  });
  return (
    <>
      <Button size="small" icon={<DownloadOutlined />} href={`${api}/form.xlsx`}>
        {t("paper.fileGet")}
      </Button>
      <Button
        size="small"
        icon={<UploadOutlined />}
        loading={read.isPending}
        onClick={() => input.current?.click()}
      >
        {t("paper.fileTake")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xls,.csv"
        aria-label={t("paper.fileTake")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) read.mutate(file);
        }}
      />
    </>
  );
}
