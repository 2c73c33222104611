import { z } from "zod";
import { instant } from "../../platform/http/shapes.ts";
import { UNIT_KINDS } from "./schema.ts";

const maybe = z.string().nullable();
const text = z.object({ zh: z.string(), en: z.string() });
const month = maybe.describe("YYYY-MM");

const cadreFields = {
  cadreId: z.uuid(),
  name: z.string(),
  sex: maybe,
  ethnicity: maybe,
  birth: month,
  workStart: month,
  politicalStatus: maybe,
  education: maybe,
  degree: maybe,
  unitId: z.uuid().nullable(),
  unitName: maybe,
  unitCode: maybe,
  title: maybe,
  rank: maybe,
  positionSince: month,
  rankSince: month,
  isHead: z.boolean(),
  isTeamMember: z.boolean(),
  reserve: z.boolean(),
  duties: maybe,
};

export const cadreList = z
  .object({
    items: z.array(z.object(cadreFields)),
    total: z.number().int(),
    totalIsCapped: z.boolean().describe("Counting stopped: there are more than `total`"),
    page: z.number().int(),
    size: z.number().int(),
  })
  .meta({ id: "CadreList" });

const difference = z.object({ field: z.string(), before: maybe, after: maybe });

export const cadreDetail = z
  .object({
    ...cadreFields,
    nameAsWritten: z.string(),
    nativePlace: maybe,
    partyDate: month,
    school: maybe,
    note: maybe,
    appointments: z.array(
      z.object({
        appointmentId: z.uuid(),
        unitName: z.string(),
        title: z.string(),
        rank: maybe,
        isHead: z.boolean(),
        since: month,
        ended: month,
        source: z.string().describe("Name of the imported file, or empty"),
      }),
    ),
    facts: z.array(
      z.object({
        factId: z.uuid(),
        kind: z.string(),
        from: z.string(),
        to: maybe,
        note: z.string(),
        source: z.string(),
      }),
    ),
    changes: z.array(z.object({ at: instant, source: z.string(), differences: z.array(difference) })),
  })
  .meta({ id: "CadreDetail" });

export const unitList = z
  .object({
    items: z.array(
      z.object({
        unitId: z.uuid(),
        code: z.string(),
        name: z.string(),
        kind: z.enum(UNIT_KINDS),
        people: z.number().int(),
        head: maybe,
      }),
    ),
  })
  .meta({ id: "UnitList" });

const remark = z
  .object({
    sheet: z.string(),
    row: z.number().int(),
    column: z.string().describe('Letter, or "" for the row as a whole'),
    value: z.string(),
    problem: text,
    remedy: text,
  })
  .meta({ id: "RosterRemark" });

const importFields = {
  importId: z.uuid(),
  fileName: z.string(),
  status: z.enum(["reading", "preview", "importing", "failed", "confirmed", "discarded"]),
  jobId: z.uuid().nullable().describe("The job that reads, or that imports"),
  createdBy: z.string(),
  createdAt: instant,
  confirmedAt: instant.nullable(),
};
export const importItem = z.object(importFields).meta({ id: "RosterImportItem" });

const n = z.number().int();
const preview = z.object({
  counts: z.object({
    dataRows: n,
    good: n,
    errorRows: n,
    add: n,
    change: n,
    same: n,
    newUnits: n,
    renamedUnits: n,
    missing: n,
    doubts: n.describe("Rows whose person may be somebody else than they were taken for"),
  }),
  errors: z.array(remark).describe("Rows left out; the first 2,000"),
  notices: z.array(remark).describe("Rows taken, to be checked; the first 2,000"),
  sheets: z.array(
    z.object({
      name: z.string(),
      headerRows: z.array(n),
      columns: z.array(z.object({ column: n, letter: z.string(), header: z.string(), field: maybe })),
    }),
  ),
  skippedSheets: z.array(z.string()),
  dataRows: n,
  asOf: z.string(),
  fileNotices: z.array(text),
  units: z
    .array(
      z.object({
        unitId: z.uuid(),
        code: z.string(),
        name: z.string(),
        kind: z.enum(UNIT_KINDS),
        sortOrder: n,
        isNew: z.boolean(),
        renamedFrom: maybe,
        codeInFile: maybe,
      }),
    )
    .describe("Units that are new or change"),
  headChanges: z.array(z.object({ unit: z.string(), before: z.string(), after: z.string() })),
  missing: z
    .array(z.object({ cadreId: z.uuid(), name: z.string(), unit: z.string(), title: maybe }))
    .describe("On the roster, not in the file: a question, nobody is removed; the first 500"),
  rowsHash: z.string(),
});
const failed = z.object({ failure: z.object({ code: z.string(), text }) });

export const importDetail = z
  .object({ ...importFields, summary: z.union([preview, failed]).nullable() })
  .meta({ id: "RosterImport" });

const importRow = z
  .object({
    position: n,
    state: z.enum(["add", "change", "same"]),
    row: z.object({
      sheet: z.string(),
      row: n,
      person: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
      isHead: z.boolean(),
      doubt: text.nullable(),
    }),
    differences: z.array(difference),
  })
  .meta({ id: "RosterImportRow" });
export const importRowPage = z.object({ items: z.array(importRow), total: n, page: n, size: n });

const classes = z.array(
  z.object({
    key: z.string().describe('"" for unknown'),
    count: n,
    share: z.number().describe("Of the known"),
  }),
);
export const structureShape = z
  .object({
    asOf: z.string(),
    total: n,
    heads: n,
    team: n,
    reserve: n,
    withoutHistory: n.describe(
      "In office today and at work then, with no appointment on record for that month",
    ),
    sex: classes,
    age: classes,
    education: classes,
    tenure: classes,
    rank: classes,
    units: z.array(
      z.object({ unitId: z.uuid(), name: z.string(), total: n, women: n, meanAge: z.number().nullable() }),
    ),
  })
  .meta({ id: "RosterStructure" });
