import { Link, useRouter } from "@tanstack/react-router";
import { Alert, Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemError, sentenceOf } from "../api/problem.ts";
import { useText } from "../i18n/index.ts";
import styles from "./states.module.css";

export function PageLoading() {
  const { t } = useTranslation();
  return (
    <div className={styles.middle} role="status">
      <Spin />
      <span className="soft">{t("state.loading")}</span>
    </div>
  );
}

export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <div className={styles.middle}>
      <h1>{t("state.notFound")}</h1>
      <p className="soft">{t("state.notFoundHint")}</p>
      <Link to="/">{t("do.home")}</Link>
    </div>
  );
}

/** What happened and what to do, instead of a broken page. */
export function PageFailed({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const router = useRouter();
  if (error instanceof ProblemError && error.status === 403) return <Forbidden />;
  return (
    <Alert
      type="error"
      showIcon
      title={t("state.failed")}
      description={text(sentenceOf(error))}
      action={
        <Button
          onClick={() => {
            reset?.();
            void router.invalidate();
          }}
        >
          {t("do.retry")}
        </Button>
      }
    />
  );
}

/** For a query inside a page. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <Alert
      type="error"
      showIcon
      title={text(sentenceOf(error))}
      action={<Button onClick={onRetry}>{t("do.retry")}</Button>}
    />
  );
}

function Forbidden() {
  const { t } = useTranslation();
  return (
    <div className={styles.middle}>
      <h1>{t("state.forbidden")}</h1>
      <p className="soft">{t("state.forbiddenHint")}</p>
      <Link to="/">{t("do.home")}</Link>
    </div>
  );
}
