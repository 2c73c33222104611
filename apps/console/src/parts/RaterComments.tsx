import { useTranslation } from "react-i18next";

/** What raters wrote about one person: by text, so that neither group nor time can be told. */
export function RaterComments({ comments }: { comments: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="soft">{t("comments.note")}</p>
      {comments.length === 0 ? (
        <p className="soft">{t("comments.none")}</p>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {comments.map((one, i) => (
            <li key={i} style={{ overflowWrap: "anywhere" }}>
              {one}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
