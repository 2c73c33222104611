import UserOutlined from "@ant-design/icons/UserOutlined";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { remove } from "../api/http.ts";
import { may, useSession } from "../api/session.ts";
import { useListing } from "../i18n/index.ts";
import type { TextKey } from "../i18n/resources.ts";

export function AccountMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const listing = useListing();
  const roles = listing(session.roles.map((role) => t(`role.${role}` as TextKey)));

  const go = (to: string) => () => void navigate({ to });

  async function signOut() {
    await remove("/api/session").catch(() => undefined);
    await navigate({ to: "/sign-in", search: {}, replace: true });
    client.clear();
  }

  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "roles", label: t("top.rolesOf", { roles }), disabled: true },
          { type: "divider" },
          { key: "account", label: t("account.title"), onClick: go("/account") },
          ...(may(session, "ballots.sign")
            ? [{ key: "key", label: t("top.signingKey"), onClick: go("/signing-key") }]
            : []),
          ...(may(session, "ballots.vote")
            ? [{ key: "promise", label: t("top.promises"), onClick: go("/help/ballots") }]
            : []),
          { key: "password", label: t("top.password"), onClick: () => void navigate({ to: "/password" }) },
          { key: "out", label: t("top.signOut"), onClick: () => void signOut() },
        ],
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={`${t("top.account")} ${session.user.displayName}`}
      >
        <span className="wide-only">{session.user.displayName}</span>
      </Button>
    </Dropdown>
  );
}
