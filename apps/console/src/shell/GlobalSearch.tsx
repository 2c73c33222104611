import SearchOutlined from "@ant-design/icons/SearchOutlined";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../api/http.ts";
import styles from "./GlobalSearch.module.css";

interface Hit {
  name: string;
  detail?: string;
  link: string;
}
interface Found {
  persons: Hit[];
  units: Hit[];
  campaigns: Hit[];
}

/** Search by name, pinyin, unit or campaign; "/" jumps here, arrows choose, Enter opens. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const q = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => get<Found>("/api/search", { q }, signal),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  useSlashKey(input);
  const groups = q === "" || data === undefined ? [] : (["persons", "units", "campaigns"] as const);
  const hits = groups.flatMap((group) => data?.[group] ?? []);

  function go(hit: Hit | undefined) {
    if (hit === undefined) return;
    setOpen(false);
    setTyped("");
    input.current?.blur();
    void router.navigate({ href: hit.link });
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === "Escape") {
      setOpen(false);
      input.current?.blur();
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) go(hits[chosen]);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || hits.length === 0) return;
    event.preventDefault();
    setChosen((chosen + step + hits.length) % hits.length);
  }

  const shown = open && q !== "" && data !== undefined;
  let index = -1;
  return (
    <search className={styles.search}>
      <SearchOutlined className={styles.icon} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        type="search"
        role="combobox"
        value={typed}
        placeholder={t("search.placeholder")}
        aria-label={t("search.label")}
        aria-expanded={shown}
        aria-controls={listId}
        aria-activedescendant={shown && hits.length > 0 ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd className={styles.key} aria-hidden>
        /
      </kbd>
      <div id={listId} role="listbox" aria-label={t("search.label")} className={styles.list} hidden={!shown}>
        {hits.length === 0 && <p className={styles.nothing}>{t("search.nothing", { q })}</p>}
        {groups.map((group) => {
          const own = data?.[group] ?? [];
          if (own.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a listbox is divided by role, fieldset is for forms
            <div role="group" aria-label={t(`search.${group}`)} key={group}>
              <div className={styles.group}>{t(`search.${group}`)}</div>
              {own.map((hit) => {
                index += 1;
                const mine = index;
                return (
                  <div
                    key={hit.link}
                    id={`${listId}-${mine}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={mine === chosen}
                    className={styles.hit}
                    onMouseDown={(event) => {
                      event.preventDefault();
                      go(hit);
                    }}
                  >
                    <span>{hit.name}</span>
                    <span className="soft">{hit.detail}</span>
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </search>
  );
}

function useSlashKey(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [input]);
}
