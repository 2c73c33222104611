import { useParams } from "@tanstack/react-router";
import { PageHead } from "../../parts/PageHead.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useCadre } from "./CadreDrawer.tsx";
import { CadreSheet } from "./CadreSheet.tsx";

export function Page() {
  const { cadreId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useCadre(cadreId);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  return (
    <>
      <PageHead title={data.name} />
      <CadreSheet cadre={data} />
    </>
  );
}
