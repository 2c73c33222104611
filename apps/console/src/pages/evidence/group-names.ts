import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";

/** The scheme of a campaign, in the version that the campaign took. */
export function useScheme(schemeId: string, version: string): Shape<"Scheme"> | undefined {
  const { data } = useQuery({
    queryKey: ["scheme", schemeId, version],
    queryFn: () => get<{ scheme: Shape<"Scheme"> }>(`/api/schemes/${schemeId}`, { version }),
    enabled: schemeId !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.scheme;
}

export function groupsOf(scheme: Shape<"Scheme"> | undefined) {
  return scheme?.methods.flatMap((method) => [...method.groups]) ?? [];
}

/** Names of the rater groups of a scheme. */
export function useGroupNames(schemeId: string, version: string): (code: string) => string {
  const scheme = useScheme(schemeId, version);
  const text = useText();
  return useCallback(
    (code) => {
      const group = groupsOf(scheme).find((one) => one.code === code);
      return group === undefined ? code : text(group.label);
    },
    [scheme, text],
  );
}
