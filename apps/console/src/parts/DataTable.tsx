import { Empty, Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failed } from "./states.tsx";

export interface ListPage<T> {
  items: T[];
  total: number;
  totalIsCapped?: boolean;
  page: number;
  size: number;
}

interface Props<T> extends Omit<TableProps<T>, "dataSource" | "pagination" | "onChange" | "loading"> {
  list: { data: ListPage<T> | undefined; isFetching: boolean; error: unknown; refetch: () => unknown };
  /** `field` or `-field`; columns that sort carry the field as `key` and `sorter: true`. */
  sort?: string;
  onState: (change: { page?: number; size?: number; sort?: string }) => void;
  empty?: ReactNode;
}

/** One page of a server list: sticky head, sorting and paging by the server, empty, loading and error states. */
export function DataTable<T extends object>({ list, sort, onState, empty, columns = [], ...rest }: Props<T>) {
  const { t } = useTranslation();
  const { data } = list;
  if (list.error && data === undefined)
    return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  const capped = data?.totalIsCapped ?? false;
  // Nothing is known to be empty before the first answer.
  const nothing = data === undefined ? t("state.loading") : (empty ?? t("state.empty"));
  return (
    <Table<T>
      size="small"
      sticky={{ offsetHeader: 52 }}
      scroll={{ x: "max-content" }}
      {...rest}
      columns={columns.map((column) => withSort(column, sort))}
      dataSource={data?.items ?? []}
      loading={list.isFetching && data === undefined}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
      pagination={{
        current: data?.page ?? 1,
        pageSize: data?.size ?? 50,
        total: data?.total ?? 0,
        showSizeChanger: (data?.total ?? 0) > 20,
        pageSizeOptions: [20, 50, 100, 200],
        hideOnSinglePage: false,
        size: "small",
        showTotal: (n) => t(capped ? "state.totalCapped" : "state.total", { n }),
      }}
      onChange={(paging, _filters, sorter, extra) => {
        if (extra.action === "sort") {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          const field = one?.order ? String(one.columnKey) : "";
          onState({ sort: one?.order === "descend" ? `-${field}` : field });
        } else if (paging.pageSize !== data?.size) onState({ size: paging.pageSize ?? 50, page: 1 });
        else onState({ page: paging.current ?? 1 });
      }}
    />
  );
}

type Column<T> = NonNullable<TableProps<T>["columns"]>[number];

function withSort<T>(column: Column<T>, sort: string | undefined): Column<T> {
  if (!("sorter" in column) || column.sorter !== true) return column;
  const order = sort === column.key ? "ascend" : sort === `-${String(column.key)}` ? "descend" : null;
  return { ...column, sortOrder: order, showSorterTooltip: false };
}
