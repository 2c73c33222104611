import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSession } from "../../api/session.ts";
import { useListing } from "../../i18n/index.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { Facts } from "../../parts/Facts.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { FactorPanel } from "./FactorPanel.tsx";
import { Sessions } from "./Sessions.tsx";

/** The own account: password, second factor, sessions. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const listing = useListing();
  const roles = listing(session.roles.map((role) => t(`role.${role}` as TextKey)));
  return (
    <>
      <PageHead
        title={t("account.title")}
        actions={
          <Link to="/password">
            <Button>{t("top.password")}</Button>
          </Link>
        }
      />
      <Panel title={session.user.displayName}>
        <Facts
          rows={[
            [t("account.username"), session.user.username],
            [t("account.roles"), roles || t("state.none")],
            [t("account.idle"), t("account.idleMinutes", { n: session.idleMinutes })],
          ]}
        />
      </Panel>
      <FactorPanel />
      <Sessions />
    </>
  );
}
