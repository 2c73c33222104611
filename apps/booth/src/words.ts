import { REFUSALS, type Words } from "@hengjian/ballot";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

export type Language = "zh" | "en";

export const LanguageContext = createContext<Language>("zh");

const WORDS = {
  language: { zh: "English", en: "中文" },
  larger: { zh: "大字", en: "Large type" },
  mock: { zh: "模拟测试，不计入结果", en: "Mock vote, does not count" },
  asks: { zh: "组织测评：{name}", en: "Asked by: {name}" },
  group: { zh: "您作为“{name}”参加测评", en: "You rate as: {name}" },
  ratees: { zh: "被测评人 {n} 人：{names}", en: "Persons rated ({n}): {names}" },
  everybody: { zh: "被测评人（{n} 人）", en: "Persons rated ({n})" },
  listed: { zh: "、", en: ", " },
  issuing: { zh: "签到时间", en: "Sign in" },
  casting: { zh: "投票时间", en: "Cast" },
  until: { zh: "{from} 至 {until}", en: "{from} to {until}" },
  promisedTitle: { zh: "向您承诺", en: "What is promised" },
  promised1: {
    zh: "签到的服务器知道您来过，不知道您投了什么；票箱收您的票，不知道您是谁。两边没有可以对上的内容。",
    en: "The server where you sign in knows that you came, not what you vote. The box takes your ballot, not your name. Nothing on one side fits the other.",
  },
  promised2: {
    zh: "您的票按被测评人拆开保存，没有时间、没有地址，打乱次序。",
    en: "Your ballot is kept in separate sheets, one per person, without time, address or order.",
  },
  promised3: {
    zh: "您会得到票箱签名的回执，封箱后可以查验自己的票是否被计入。",
    en: "You get a receipt signed by the box, and after the close you can check that your ballot was counted.",
  },
  notPromisedTitle: { zh: "不能保证的", en: "What is not promised" },
  notPromised1: {
    zh: "有人在旁边看您的屏幕，或要求您拍照。请独自填写，不要截屏。",
    en: "Somebody watching your screen or asking for a photo. Fill it in alone and take no screenshot.",
  },
  notPromised2: {
    zh: "人数很少的组，或全组意见完全一致时，从结果就能看出大家的意见。",
    en: "In a very small group, or when all agree, the result itself shows what everybody said.",
  },
  notPromised3: {
    zh: "文字意见中的口吻、用词和事例可能让人认出您。",
    en: "Tone, wording and incidents in a comment may give you away.",
  },
  notPromised4: {
    zh: "有人同时控制签到服务器和票箱并实时监看，或单独给您一个改过的页面。",
    en: "Somebody who controls both servers and watches them live, or hands you alone a changed page.",
  },
  notPromised5: {
    zh: "签到后、投票前手机丢失或数据被清除，凭证就没有了；补发需要两名工作人员办理。",
    en: "A phone lost or cleared between signing in and casting loses the token; a replacement takes two of the staff.",
  },
  hash: {
    zh: "清单校验值（应与通知、会场屏幕上的一致）",
    en: "Hash of the manifest (same as on the notice and the screen)",
  },
  signIn: { zh: "签到领取投票凭证", en: "Sign in and get the voting token" },
  signingIn: { zh: "正在签到……", en: "Signing in…" },
  signedIn: {
    zh: "已签到，凭证保存在这部手机里。请不要清除浏览器数据，也不要换手机。",
    en: "Signed in. The token is kept on this phone: do not clear the browser's data or change phones.",
  },
  codeLabel: { zh: "卡片或账号上的代码（24 位）", en: "Code from the card or your account (24 characters)" },
  codeBad: {
    zh: "代码应为 24 位字母和数字，请核对。",
    en: "The code has 24 letters and digits; please check it.",
  },
  anyTime: {
    zh: "现在就可以填写。投票时间以票箱的时钟为准；提前投出的票保存在手机里，到时间自动提交。",
    en: "You may fill it in now. The box's clock decides the time for casting; a ballot cast earlier waits on this phone and is sent by itself.",
  },
  tiny: {
    zh: "本组只有 {n} 人，少于 {min} 人，不承诺匿名；结果不单独显示。",
    en: "This group has {n} raters, fewer than {min}: anonymity is not promised, and no result of it is shown alone.",
  },
  small: {
    zh: "本组有 {n} 人，少于 {min} 人：只显示平均分，不显示票数分布和文字意见。",
    en: "This group has {n} raters, fewer than {min}: only means are shown, no distribution and no comments.",
  },
  fill: { zh: "填写测评票", en: "Fill in the ballot" },
  goOn: { zh: "继续填写", en: "Go on filling in" },
  matrix: { zh: "按指标评（矩阵）", en: "By indicator (matrix)" },
  oneByOne: { zh: "逐人评", en: "Person by person" },
  form: { zh: "填写方式", en: "Way of filling in" },
  notKnown: { zh: "不了解", en: "Not known" },
  recuse: { zh: "回避（本人或需要回避）", en: "Recuse (myself, or a conflict)" },
  barred: { zh: "按规定回避，不需填写", en: "Recused by the rules, nothing to fill in" },
  recused: { zh: "已回避", en: "Recused" },
  limit: { zh: "“{level}”最多 {max} 人，已选 {n} 人", en: "“{level}”: at most {max} persons, {n} chosen" },
  limitFull: {
    zh: "，名额已满，要改选请先减少一人",
    en: ". All places are used; free one to choose another.",
  },
  comment: { zh: "意见（可不填）", en: "Comment (optional)" },
  style: {
    zh: "语气、用词和具体事例可能让人猜到是您写的。请写事实，不写只有您知道的细节。",
    en: "Tone, wording and incidents may give you away. Write facts, not details that only you know.",
  },
  left: { zh: "还可以写 {n} 字", en: "{n} characters left" },
  recuseFirst: {
    zh: "名单中有您本人，或有亲属、利害关系的人，请先勾选回避。",
    en: "If you are on the list yourself, or somebody you must not rate, mark the recusal first.",
  },
  recuseOthers: {
    zh: "您本人或登记过要回避的人，已替您标为回避。名单中另有亲属、利害关系的人，请先勾选回避。",
    en: "You yourself, and whoever is registered as your conflict, are marked as recused already. If there is anybody else you must not rate, mark the recusal first.",
  },
  levels: { zh: "各档次的说明", en: "What the levels mean" },
  before: { zh: "上一页", en: "Back" },
  next: { zh: "下一页", en: "Next" },
  step: { zh: "{name}：第 {n} 页，共 {all} 页", en: "{name}: page {n} of {all}" },
  review: { zh: "检查", en: "Review" },
  reviewTitle: { zh: "检查您的测评票", en: "Review your ballot" },
  missing: { zh: "还有 {n} 处没有填写", en: "{n} answers are missing" },
  complete: { zh: "已全部填写。投出后不能更改。", en: "Complete. Once cast it cannot be changed." },
  change: { zh: "修改", en: "Change" },
  notAnswered: { zh: "未填写", en: "Not answered" },
  cast: { zh: "投票", en: "Cast" },
  sending: { zh: "测评票已封好，正在提交……", en: "The ballot is sealed and being sent…" },
  waiting: {
    zh: "暂时没有送到。票保存在手机里，会自动重试；关掉页面后请再打开一次，不要清除浏览器数据。",
    en: "Not delivered yet. It is kept on this phone and tried again; if you close the page, open it once more, and do not clear the browser's data.",
  },
  tries: { zh: "已试 {n} 次", en: "{n} tries so far" },
  resend: { zh: "再次提交", en: "Submit again" },
  changeAndSend: { zh: "返回修改", en: "Go back and change it" },
  earlier: { zh: "这部手机上先前投出的票（{n} 张）", en: "Ballots cast on this phone before ({n})" },
  sendNow: { zh: "现在重试", en: "Try now" },
  taken: { zh: "票箱已收下您的票", en: "The box has taken your ballot" },
  receipt: { zh: "回执号", en: "Receipt" },
  receiptHelp: {
    zh: "答案已从手机中删除。封箱后可以在这里查验。",
    en: "Your answers are deleted from this phone. After the close you can check here.",
  },
  notYet: {
    zh: "票箱还没有封闭，封箱并公布记录后再来查验。您的票已经在票箱里。",
    en: "The box is not closed yet. Come back when it is closed and the record is published. Your ballot is in the box.",
  },
  check: { zh: "查验我的票", en: "Check my ballot" },
  checking: { zh: "正在查验……", en: "Checking…" },
  counted: {
    zh: "您的票和其中每一份测评都在公布的记录中，已计入。",
    en: "Your ballot and each of its sheets stand in the published record: it was counted.",
  },
  root: { zh: "根值（应与打印的结果记录单一致）", en: "Root (same as on the printed protocol sheet)" },
  broken: {
    zh: "公布的内容与票箱和监督员的签名不符，或监督员还没有签名。请告诉监督员。",
    en: "What is published is not what box and supervisor signed, or the supervisor has not signed yet. Please tell the supervisor.",
  },
  gone: {
    zh: "公布的记录中缺少您的票。请保存下面的凭据，它可以向任何人证明票箱收过您的票而没有计入；凭据不含您的答案。",
    en: "Your ballot is missing from the published record. Keep the file below: it proves to anybody that the box took your ballot and did not count it. It holds no answers.",
  },
  dispute: { zh: "保存凭据", en: "Save the proof" },
  offline: {
    zh: "连不上网络。请检查后重试；已填写的内容保存在手机里。",
    en: "No network. Check it and try again; what you filled in is kept on this phone.",
  },
  "other-notice": {
    zh: "这里的测评清单与您卡片上的不一致，请不要继续，并告诉监督员。",
    en: "The manifest here is not the one on your card. Do not go on; tell the supervisor.",
  },
  "no-issuer": {
    zh: "清单中没有签到地址，请联系工作人员。",
    en: "The manifest names no address to sign in; ask the staff.",
  },
  "strange-answer": {
    zh: "收到的内容不是测评系统的回答，可能是无线网的登录页。请先登录网络再重试。",
    en: "The answer did not come from the ballot system, perhaps from the network's log-in page. Log in to the network and try again.",
  },
  "phone-busy": {
    zh: "这部手机上还有另一位评价人没有投完的票。请先投完那一张，或换一部手机。",
    en: "Another rater's ballot on this phone is not cast yet. Cast it first, or use another phone.",
  },
  old: {
    zh: "这个浏览器太旧，不能保护您的投票秘密。请用较新的浏览器打开（2018 年以后的 Chrome 内核或 iOS 14 以上）。",
    en: "This browser is too old to keep your ballot secret. Open the page in a newer one (Chromium of 2018 or later, iOS 14 or later).",
  },
  retry: { zh: "重试", en: "Try again" },
  home: { zh: "返回首页", en: "Home" },
  opening: { zh: "正在打开……", en: "Opening…" },
} as const satisfies Record<string, Words>;

export type Word = keyof typeof WORDS;

export function useWords() {
  const language = useContext(LanguageContext);
  const say = (words: Words) => words[language];
  const t = (word: Word, values: Record<string, string | number> = {}) =>
    WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  /** What a code means: the page's own words, or the protocol's table of refusals. */
  const explain = (code: string) => {
    if (isWord(code)) return t(code);
    const refusal = Object.entries(REFUSALS).find(([name]) => name === code)?.[1];
    return refusal === undefined ? t("strange-answer") : say(refusal);
  };
  return { t, say, explain, language };
}

function isWord(code: string): code is Word {
  return Object.keys(WORDS).indexOf(code) >= 0;
}

/** `2026-11-24 09:30` in the phone's own time zone. */
export function moment(instant: string): string {
  const date = new Date(instant);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
