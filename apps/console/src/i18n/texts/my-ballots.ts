/** The votes that somebody is asked for; small, because the pages of arrival show them. */
export const myBallots = {
  "myBallot.title": ["我的测评", "Ballots for you"],
  "myBallot.ratees": ["评 {{n}} 人", "{{n}} people to rate"],
  "myBallot.spans": ["签到截止 {{issuing}}；投票 {{casting}}", "sign in until {{issuing}}; cast {{casting}}"],
  "myBallot.recusals": [
    "以下人员在票上已替您标为回避，不需填写：{{names}}",
    "On your ballot these are marked as recused already: {{names}}",
  ],
  "myBallot.hint": [
    "先签到领取投票凭证，再投票。签到只记您来过，您投什么没有人知道。",
    "Sign in for the token first, cast later. Signing in records that you came; nobody learns what you vote.",
  ],
  "myBallot.signedIn": [
    "已签到，凭证在您签到用的手机或浏览器里，请用同一台设备投票。",
    "Signed in; the token is on the phone or browser you used. Cast from the same device.",
  ],
  "myBallot.mock": ["模拟测试", "Mock vote"],
  "myBallot.over": [
    "已封箱。请用投票时的设备打开投票页，查验自己的票是否计入。",
    "The box is closed. Open the booth on the device you voted with and check that your ballot counted.",
  ],
  "myBallot.check": ["查验我的票", "Check my ballot"],
  "myBallot.go": ["去投票", "Go and vote"],
  "myBallot.none": [
    "没有需要您参加的这轮测评。可能已经结束，请看通知上的时间。",
    "No such ballot for you. It may be over; see the times on the notice.",
  ],
  "myBallot.notNow": [
    "现在不是签到时间。已签到的，请用签到时的设备打开投票页。",
    "This is not the time to sign in. If you have signed in, open the booth on that device.",
  ],
  "myBallot.promises": ["承诺什么、不承诺什么", "What is promised and what is not"],
  "myBallot.open": ["去签到", "Sign in to vote"],
  "myBallot.booth": ["打开投票页", "Open the booth"],
  "myBallot.chooseDevice": [
    "选择用哪台设备投票。凭证留在那台设备上，签到和投票须用同一台。",
    "Choose the device to vote with. The token stays there; sign in and cast on the same one.",
  ],
  "myBallot.scan": ["用手机扫码", "Scan with your phone"],
  "myBallot.here": ["在这台电脑上打开", "Open on this computer"],
  "myBallot.once": [
    "二维码含一次性代码，只显示这一次，请不要转给别人。",
    "The code works once and is shown only now; do not pass it on.",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
