/** A sentence in both languages of the interface. */
export interface Words {
  zh: string;
  en: string;
}

/**
 * Every answer that is no receipt: HTTP status, whether the phone should try again by itself, and what the rater
 * reads.
 */
export const REFUSALS = {
  malformed: {
    status: 400,
    retry: false,
    zh: "测评票格式有误，没有收下。请刷新页面后重新提交。",
    en: "The ballot is malformed and was not taken. Reload the page and submit again.",
  },
  "wrong-size": {
    status: 400,
    retry: false,
    zh: "测评票的长度不符合本组统一长度，没有收下。请刷新页面后重新提交。",
    en: "The ballot does not have the one size of this group and was not taken. Reload the page and submit again.",
  },
  "wrong-campaign": {
    status: 409,
    retry: false,
    zh: "这张测评票属于另一次测评，没有收下。请从本次测评的二维码重新进入。",
    en: "This ballot belongs to another campaign and was not taken. Enter again through this campaign's code.",
  },
  "wrong-group": {
    status: 422,
    retry: false,
    zh: "本次测评没有这个评价主体，没有收下。请从本次测评的二维码重新进入。",
    en: "This campaign has no such rater group; the ballot was not taken. Enter again through this campaign's code.",
  },
  "bad-token": {
    status: 403,
    retry: false,
    zh: "投票凭证无效：不是为本组签发的。没有收下，请联系现场工作人员办理补发。",
    en: "The voting token is not valid for this group. The ballot was not taken; ask the staff for a replacement.",
  },
  "bad-signature": {
    status: 403,
    retry: false,
    zh: "测评票的签名不符，内容可能在途中被改动，没有收下。请重新提交。",
    en: "The ballot's signature does not hold; it may have been changed on its way. It was not taken. Submit again.",
  },
  "bad-answers": {
    status: 422,
    retry: false,
    zh: "测评票内容不完整或含有表中没有的选项，没有收下。请检查每一项后重新提交。",
    en: "Answers are missing or not on the form; the ballot was not taken. Check every item and submit again.",
  },
  "over-limit": {
    status: 422,
    retry: false,
    zh: "某一档次的人数超过了规定上限，没有收下。请减少后重新提交。",
    en: "One level was given to more persons than allowed; the ballot was not taken. Reduce and submit again.",
  },
  "token-spent": {
    status: 409,
    retry: false,
    zh: "这个投票凭证已经投出另一张测评票，一人只能投一次，本次没有收下。如果不是您投的，请立即联系监督员。",
    en: "This token has already cast another ballot; one cast each. This one was not taken. If that was not you, tell the supervisor at once.",
  },
  "sheet-reused": {
    status: 409,
    retry: false,
    zh: "测评票与箱内已有内容重复，没有收下。请刷新页面后重新提交。",
    en: "A sheet of this ballot is already in the box; it was not taken. Reload the page and submit again.",
  },
  "not-open-yet": {
    status: 403,
    retry: true,
    zh: "票箱的时钟显示还没有到投票时间。您的测评票已保存在手机里，到时间会自动提交，请不要清除浏览器数据；如果通知上的时间已到，请告知工作人员核对票箱的时钟。",
    en: "By the box's clock casting has not begun yet. Your ballot is kept on this phone and sent when it begins; do not clear the browser's data. If the notice says it has begun, ask the staff to check the box's clock.",
  },
  // Tried again until the close: a clock that is a day fast must not cost anybody the vote.
  "window-over": {
    status: 403,
    retry: true,
    zh: "票箱的时钟显示投票时间已过，没有收下。您的测评票保存在手机里，封箱前会自动重试；如果通知上的时间还没有过，请告知工作人员核对票箱的时钟。",
    en: "By the box's clock the time for casting is over; the ballot was not taken. It is kept on this phone and tried again until the box is closed. If the notice says there is time left, ask the staff to check the box's clock.",
  },
  closed: {
    status: 410,
    retry: false,
    zh: "票箱已经封闭，不再收票。封箱前已收下的票可以用“查验我的票”核对。",
    en: 'The box is closed and takes no more ballots. Those taken before can be checked with "check my ballot".',
  },
  "box-full": {
    status: 507,
    retry: true,
    zh: "票箱所在的磁盘已满，暂时没有收下。您的测评票保存在手机里，会自动重试；请告知工作人员。",
    en: "The box's disk is full; the ballot was not taken yet. It is kept on this phone and tried again; please tell the staff.",
  },
  "store-fault": {
    status: 503,
    retry: true,
    zh: "票箱的存储出现故障，暂时没有收下。您的测评票保存在手机里，会自动重试；请告知工作人员。",
    en: "The box's store has a fault; the ballot was not taken yet. It is kept on this phone and tried again; please tell the staff.",
  },
  busy: {
    status: 503,
    retry: true,
    zh: "票箱正忙，暂时没有收下。您的测评票保存在手机里，会自动重试。",
    en: "The box is busy; the ballot was not taken yet. It is kept on this phone and tried again.",
  },
  "too-large": {
    status: 413,
    retry: false,
    zh: "提交的内容过大，没有收下。请缩短文字意见后重新提交。",
    en: "What was submitted is too large and was not taken. Shorten the comments and submit again.",
  },
  "not-closed": {
    status: 409,
    retry: false,
    zh: "票箱还没有封闭，不能进行这一步。请先由两人共同封箱。",
    en: "The box is not closed yet, so this step cannot be taken. Two people must close it first.",
  },
  "bad-order": {
    status: 403,
    retry: false,
    zh: "封箱指令无效：需要清单中两名不同的人员对本次测评签名。",
    en: "The order to close is not valid: two different officers named in the manifest must sign it for this campaign.",
  },
  "unknown-campaign": {
    status: 404,
    retry: false,
    zh: "这里没有这次测评的票箱。请检查网址或重新扫码。",
    en: "There is no box for this campaign here. Check the address or scan again.",
  },
  "other-manifest": {
    status: 409,
    retry: false,
    zh: "这次测评的清单已经冻结，不能更改。",
    en: "The manifest of this campaign is frozen and cannot be changed.",
  },
  "other-request": {
    status: 409,
    retry: false,
    zh: "已为您签发过投票凭证，不能再领一次。如果换了手机或清除了数据，请联系工作人员办理补发（需两人办理）。",
    en: "A token was already issued to you and cannot be issued again. If you changed phones or cleared data, ask the staff for a replacement, which takes two people.",
  },
  "not-eligible": {
    status: 403,
    retry: false,
    zh: "您不在本组的应到名单中。请联系工作人员核对。",
    en: "You are not on this group's list. Ask the staff to check.",
  },
  "unknown-code": {
    status: 403,
    retry: false,
    zh: "二维码无效或不属于本次测评。请重新扫码，或向工作人员换一张。",
    en: "The code is not valid for this campaign. Scan again, or exchange the card with the staff.",
  },
  "too-many-tries": {
    status: 429,
    retry: false,
    zh: "从这个网络地址输错代码的次数过多，请十分钟后再试，或联系工作人员。",
    en: "Too many wrong codes came from this network address. Try again in ten minutes, or ask the staff.",
  },
  "issuing-closed": {
    status: 410,
    retry: false,
    zh: "现在不是签到领票时间。请查看通知上的时间，或联系工作人员。",
    en: "Tokens are not issued at this time. See the times on the notice or ask the staff.",
  },
} as const satisfies Record<string, { status: number; retry: boolean } & Words>;

export type RefusalCode = keyof typeof REFUSALS;

const CODES: readonly string[] = Object.keys(REFUSALS);

/** The refusal that a problem document names, or null when the text is no such document. */
export function refusalIn(body: string): RefusalCode | null {
  try {
    const problem: unknown = JSON.parse(body);
    if (typeof problem !== "object" || problem === null || !("code" in problem)) return null;
    const { code } = problem;
    return isRefusalCode(code) ? code : null;
  } catch {
    return null;
  }
}

function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === "string" && CODES.indexOf(code) >= 0;
}

/** Found where it happens, answered in one place. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** What exactly was wrong, for the log of a test or a developer; holds no answer and no key. */
  readonly detail: string;

  constructor(code: RefusalCode, detail = "") {
    super(`${REFUSALS[code].en}${detail === "" ? "" : ` (${detail})`}`);
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }

  /** Problem document (RFC 9457). */
  problem() {
    const { status, retry, zh, en } = REFUSALS[this.code];
    return { type: "about:blank", title: en, status, code: this.code, retry, text: { zh, en } };
  }
}
