import { readableHash, VOID_TEXT } from "@hengjian/ballot";
import type { Ctx } from "../../platform/context.ts";
import {
  type Block,
  type Format,
  type OfficialDocument,
  rendererOf,
} from "../../platform/documents/index.ts";
import { jurisdictionOf } from "../../platform/jurisdiction.ts";
import { findCampaign } from "../campaigns/service.ts";
import { activePeople } from "../identity/service.ts";
import { dateOf } from "../schemes/service.ts";
import { organiserOf } from "./freeze.ts";
import { findOrder } from "./orders.ts";
import { planFacts } from "./plan/view.ts";
import type { GroupRow, RoundRow } from "./schema.ts";
import { findRound, groupsOf, manifestOf, requireStatus } from "./store.ts";
import { spanText } from "./times.ts";

export interface RoundFile {
  name: string;
  bytes: Uint8Array;
}

interface Paper {
  row: RoundRow;
  groups: GroupRow[];
  campaignName: string;
  office: string;
  label: string;
  date: string;
}

async function paperOf(ctx: Ctx, campaignId: string, roundId: string): Promise<Paper> {
  const { platform, actor } = ctx;
  const row = await findRound(platform.db, actor.jurisdictionId, campaignId, roundId);
  const { name } = await findCampaign(platform.db, actor.jurisdictionId, campaignId);
  const own = await jurisdictionOf(platform.db, actor.jurisdictionId);
  const marks = [
    own?.fictional ? "演示数据，纯属虚构" : "",
    row.mode === "mock" ? "模拟测试，不计入结果" : "",
  ];
  return {
    row,
    groups: await groupsOf(platform.db, row),
    campaignName: name,
    office: organiserOf(own?.name ?? "").zh,
    label: marks.filter((mark) => mark !== "").join("　"),
    date: dateOf(platform.now()),
  };
}

/** The notice [测评通知]: who asks, when, how, what is promised, and the hash of the manifest. @throws DomainError `wrong-round-state` */
export async function noticeFile(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  format: Format,
): Promise<RoundFile> {
  const paper = await paperOf(ctx, campaignId, roundId);
  requireStatus(paper.row, ["frozen", "closed", "released"]);
  const { groups } = await planFacts(ctx.platform.db, paper.row);
  const anonymity = new Map(groups.map((one) => [one.group, one.anonymity]));
  const doc = noticeDocument(paper, (group) => ANONYMITY[anonymity.get(group) ?? "not-promised"]);
  const { bytes } = await rendererOf(ctx.platform).render(doc, format);
  return { name: `${paper.row.title}-通知.${format}`, bytes };
}

const ANONYMITY = { promised: "承诺", "means-only": "承诺，只出平均分", "not-promised": "人数过少，不承诺" };

function noticeDocument(paper: Paper, anonymity: (group: string) => string): OfficialDocument {
  const { row, groups } = paper;
  const { manifest, hashText } = manifestOf(row);
  const ratees = new Map(manifest.groups.map((one) => [one.id, one.ratees.length]));
  return {
    title: `关于开展${row.title}的通知`,
    date: paper.date,
    author: paper.office,
    ...(paper.label === "" ? {} : { label: paper.label }),
    blocks: [
      paragraph(
        `根据${paper.campaignName}安排，现组织${row.title}${row.mode === "mock" ? "（模拟测试，结果不计入考核，结束后清除）" : ""}，采用手机匿名测评。有关事项通知如下。`,
      ),
      heading("时间安排"),
      paragraph(`签到领取投票凭证：${spanText(manifest.issuing)}。`),
      paragraph(`投票：${spanText(manifest.casting)}。请务必先签到，到投票时间再提交。`),
      heading("参加办法"),
      paragraph(
        "有账号的同志登录系统，在“我的测评”中取得二维码，用手机扫码签到；没有账号的同志在现场任意抽取一张二维码卡，扫码签到。卡片没有编号，任何人不得登记谁抽取了哪一张。",
      ),
      paragraph(
        "签到后凭证保存在本人手机中，请不要更换手机或清除浏览器数据。对本人及需要回避的人，请选择“回避”。",
      ),
      heading("匿名承诺"),
      paragraph(
        "签到的服务器只知道谁签过到，不知道投了什么；票箱只收票，不知道投票人是谁，不记时间和网络地址，每张票按被测评人拆开保存。封箱须两人办理，监督员签名，任何人可以用公布的记录验证，每个人可以查验自己的票是否计入。",
      ),
      paragraph(
        "以下情形不能保证匿名：有人在旁观看或要求拍照；人数过少或意见完全一致的评价主体；文字意见的口吻；有人同时控制两台服务器并实时监看。",
      ),
      heading("评价主体"),
      {
        kind: "table",
        columns: [
          { header: "评价主体", share: 4, align: "left" },
          { header: "应到", share: 1.5, align: "right" },
          { header: "被测评人数", share: 2, align: "right" },
          { header: "匿名", share: 3.5 },
        ],
        rows: groups.map((group) => [
          group.label.zh,
          String(group.eligible ?? 0),
          String(ratees.get(group.groupId) ?? 0),
          anonymity(group.groupId),
        ]),
      },
      heading("核对"),
      paragraph(
        `测评清单已经冻结，校验值为：${readableHash(hashText)}。手机、卡片和会场屏幕上显示的应与此一致，不一致的请不要投票，并告知监督员。`,
      ),
      paragraph(`投票网址：${row.boothUrl ?? ""}`),
      { kind: "signOff", signer: paper.office, date: paper.date },
    ],
  };
}

/** The protocol sheet of the close [封箱记录单]: 应到, 发出, 收回, 有效, 无效, and the root. @throws DomainError `wrong-round-state` */
export async function protocolFile(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  format: Format,
): Promise<RoundFile> {
  const paper = await paperOf(ctx, campaignId, roundId);
  requireStatus(paper.row, ["closed", "released"]);
  const order = await findOrder(ctx.platform.db, paper.row, "close");
  const people = await activePeople(ctx.platform.db, paper.row.jurisdictionId);
  const supervisor = people.find((one) => one.accountId === paper.row.settings.supervisor)?.displayName ?? "";
  const officers = (order?.signatures ?? []).map((one) => one.name);
  const doc = protocolDocument(paper, officers, paper.row.cosignedAt === null ? "（尚未签名）" : supervisor);
  const { bytes } = await rendererOf(ctx.platform).render(doc, format);
  return { name: `${paper.row.title}-封箱记录单.${format}`, bytes };
}

function protocolDocument(paper: Paper, officers: readonly string[], supervisor: string): OfficialDocument {
  const { row, groups } = paper;
  const { hashText } = manifestOf(row);
  const closedOn = dateOf(row.closedAt ?? new Date(0));
  return {
    title: `${row.title}封箱记录单`,
    date: closedOn,
    author: paper.office,
    orientation: "landscape",
    ...(paper.label === "" ? {} : { label: paper.label }),
    blocks: [
      paragraph(
        `${paper.campaignName}。票箱已于${spanText({ from: row.closedAt!.toISOString(), until: row.closedAt!.toISOString() }).split("—")[0]}封闭，不再收票。各评价主体票数如下。`,
      ),
      countsTable(row, groups),
      ...cardsTable(groups),
      paragraph(`清单校验值：${readableHash(hashText)}。`),
      paragraph(`封箱记录根值：${row.root ?? ""}。任何人可用公布的记录和本根值重新验证每一张票。`),
      paragraph(`封箱人：${officers.join("、")}。监督员：${supervisor}。`),
      { kind: "signOff", signer: paper.office, date: closedOn },
    ],
  };
}

function countsTable(row: RoundRow, groups: readonly GroupRow[]): Block {
  const labelOf = new Map(groups.map((one) => [one.groupId, one.label.zh]));
  const lines = (row.summary ?? []).map((one) => [
    labelOf.get(one.group) ?? one.group,
    ...[one.eligible, one.issued, one.replaced, one.ballots, one.valid, one.invalid].map(String),
    one.void.length === 0 ? "" : one.void.map((reason) => VOID_TEXT[reason].zh).join(""),
  ]);
  const numbers = ["应到", "发出", "其中补发", "收回", "有效", "无效"];
  return {
    kind: "table",
    caption: "票数",
    columns: [
      { header: "评价主体", share: 4, align: "left" },
      ...numbers.map((header) => ({ header, share: 1.3, align: "right" as const })),
      { header: "说明", share: 3, align: "left" },
    ],
    rows: lines,
  };
}

/** Printed, made void, counted back: what became of the cards. */
function cardsTable(groups: readonly GroupRow[]): Block[] {
  const withCards = groups.filter((group) => group.printed > 0);
  if (withCards.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "二维码卡",
      columns: [
        { header: "评价主体", share: 4, align: "left" },
        ...["印制", "作废", "收回未用"].map((header) => ({ header, share: 1.5, align: "right" as const })),
      ],
      rows: withCards.map((group) => [
        group.label.zh,
        String(group.printed),
        String(group.voided),
        group.returned === null ? "未清点" : String(group.returned),
      ]),
    },
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function heading(text: string): Block {
  return { kind: "heading", level: 1, text };
}
