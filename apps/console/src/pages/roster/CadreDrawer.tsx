import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { CadreSheet } from "./CadreSheet.tsx";
import type { CadreDetail } from "./shapes.ts";

export function useCadre(cadreId: string | null) {
  return useQuery({
    queryKey: ["cadre", cadreId],
    queryFn: () => get<CadreDetail>(`/api/cadres/${cadreId}`),
    enabled: cadreId !== null,
  });
}

/** One row of the list, without leaving it. */
export function CadreDrawer({ cadreId, onClose }: { cadreId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCadre(cadreId);
  return (
    <Drawer
      open={cadreId !== null}
      onClose={onClose}
      size={640}
      title={data?.name ?? ""}
      extra={cadreId !== null && <Link to={`/roster/${cadreId}`}>{t("roster.fullPage")}</Link>}
    >
      {error ? <Failed error={error} onRetry={() => void refetch()} /> : null}
      {data ? <CadreSheet cadre={data} /> : !error && <PageLoading />}
    </Drawer>
  );
}
