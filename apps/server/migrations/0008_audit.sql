-- "What is new in the log" for the auditor's page, newest first.
create index audit_checkpoint_by_time on audit_checkpoint (jurisdiction_id, created_at desc);
