import type { Text } from "@hengjian/appraisal";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { get, post } from "./http.ts";

export interface Job {
  jobId: string;
  kind: string;
  title: Text;
  status: "queued" | "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number | null;
  result: unknown;
  error: { code: string; text: Text } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export function isOpen(job: Job): boolean {
  return job.status === "queued" || job.status === "running";
}

export const jobsKey = ["jobs"] as const;

/** The person's own jobs; asked every second while one runs, seldom otherwise. */
export function useJobs() {
  return useQuery({
    queryKey: jobsKey,
    queryFn: () => get<{ items: Job[] }>("/api/jobs"),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? 1_000 : 30_000),
  });
}

/** One job until it ends; `onEnd` is called once. */
export function useJob(jobId: string | null, onEnd?: (job: Job) => void): Job | null {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: [...jobsKey, jobId],
    queryFn: () => get<Job>(`/api/jobs/${jobId}`),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (state.data === undefined || isOpen(state.data) ? 500 : false),
  });
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (jobId !== null) void client.invalidateQueries({ queryKey: jobsKey, exact: true });
  }, [client, jobId]);
  useEffect(() => {
    if (data === undefined || isOpen(data) || told.current === data.jobId) return;
    told.current = data.jobId;
    void client.invalidateQueries({ queryKey: jobsKey, exact: true });
    onEnd?.(data);
  }, [client, data, onEnd]);
  return data ?? null;
}

export function cancelJob(jobId: string): Promise<unknown> {
  return post(`/api/jobs/${jobId}/cancel`);
}

/** The file that a finished job offers, if any. */
export function fileOf(job: Job): string | null {
  const { result } = job;
  if (typeof result !== "object" || result === null || !("fileId" in result)) return null;
  return typeof result.fileId === "string" ? `/api/files/${result.fileId}` : null;
}

/** Seconds left by the pace so far, or null while it cannot be told. */
export function secondsLeft(job: Job, now: number): number | null {
  if (job.status !== "running" || job.startedAt === null || job.total === null || job.done === 0) return null;
  const spent = (now - Date.parse(job.startedAt)) / 1000;
  if (spent < 2) return null;
  return Math.max(1, Math.round((spent / job.done) * (job.total - job.done)));
}
