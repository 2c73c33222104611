import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { fileFrom } from "../../api/http.ts";
import { saveFile } from "../../lib/save-file.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { OrderSigning } from "./OrderSigning.tsx";
import type { Order, RoundDetail } from "./shapes.ts";
import { useRoundPart, useRoundPlace } from "./use-round.ts";

/** Answers and salts for the recount team [复核计票], on the order of two; after it the result may be released. */
export function Recount({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const say = useSay();
  const { api, page } = useRoundPlace();
  const { data: order, error, refetch } = useRoundPart<Order>("recount");
  const download = useMutation({
    mutationFn: () => fileFrom(`${api}/recount/download`),
    onSuccess: (file) => saveFile(file, t("recount.fileName")),
    onError: say.refused,
  });
  return (
    <Panel
      title={t("recount.title")}
      extra={
        order?.complete === true && (
          <>
            <Button loading={download.isPending} onClick={() => download.mutate()}>
              {t("recount.download")}
            </Button>
            {data.round.state === "closed" && (
              <Link to={page}>
                <Button type="primary">{t("recount.goRelease")}</Button>
              </Link>
            )}
          </>
        )
      }
    >
      <p className="soft">{t("recount.note")}</p>
      {error ? <Failed error={error} onRetry={() => void refetch()} /> : null}
      {order === undefined ? (
        !error && <PageLoading />
      ) : (
        <OrderSigning order={order} path="recount/signatures" open={!order.complete} />
      )}
    </Panel>
  );
}
