export interface CheckpointRow {
  treeSize: number;
  rootHash: string;
  note: string;
  reason: string;
  createdAt: string;
}

export interface CheckpointList {
  key: string;
  items: CheckpointRow[];
}

export interface AuditEventRow {
  eventId: string;
  at: string;
  actor: string;
  actorName: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  afterHash: string | null;
}
