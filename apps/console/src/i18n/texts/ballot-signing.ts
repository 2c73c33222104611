/** The close by signatures, the own key, the wall, the promises. */
export const ballotSigning = {
  "close.title": ["封箱指令", "Order to close"],
  "close.notYet": ["冻结清单、投票结束后在这里封箱。", "After freeze and casting the box is closed here."],
  "close.phase.not-ordered": [
    "封箱指令写明各组发出的凭证数，由两名封箱人签名后发给票箱。生成指令后不再签到。",
    "The order states how many tokens were issued; two officers sign it and it is sent to the box. Making it ends signing in.",
  ],
  "close.phase.signing": [
    "指令已生成，签到已停止。等待两名封箱人签名。",
    "The order is made and signing in has ended. Two officers must sign.",
  ],
  "close.phase.to-send": [
    "两人已签名，指令还没有送到票箱。",
    "Two have signed; the order has not reached the box yet.",
  ],
  "close.phase.to-cosign": [
    "票箱已封闭，记录已生成。等待监督员签名。",
    "The box is closed and its record made. The supervisor must sign.",
  ],
  "close.phase.done": ["已封箱，监督员已签名。", "Closed and signed by the supervisor."],
  "close.makeOrder": ["生成封箱指令", "Make the order to close"],
  "close.makeOrderHint": [
    "生成后不再签到，各组发出数写入指令。",
    "Signing in ends, and the issued counts are written into the order.",
  ],
  "close.early": [
    "投票时间还没有结束。提前封箱，未投的人就不能再投，请写明理由。",
    "Casting has not ended. Whoever has not cast could not any more; give the reason.",
  ],
  "close.withdraw": ["撤回指令", "Withdraw the order"],
  "close.notSent": [
    "票箱没有响应。签名已保存，票箱恢复后请重新发送。",
    "The box did not answer. The signatures are kept; send again when it is back.",
  ],
  "close.send": ["重新发送", "Send again"],
  "close.cosign": ["监督员签名", "The supervisor's signature"],
  "close.cosignNote": [
    "监督员核对各组数字后，对票箱记录的根值签名。签名后，任何人改动一票都会被查出来。",
    "After checking the figures the supervisor signs the root of the record. From then on any change is found.",
  ],
  "close.cosignDo": ["核对并签名", "Check and sign"],
  "close.record": ["结果记录单", "Protocol sheet"],
  "close.protocol": ["记录单（{{format}}）", "Sheet ({{format}})"],
  "close.download": ["下载封箱记录", "Download the record"],
  "close.root": ["根值", "Root"],
  "close.manifest": ["清单校验值", "Hash of the manifest"],
  "close.closedAt": ["封箱时间", "Closed at"],
  "close.cosigned": ["监督员已签名", "Signed by the supervisor"],
  "close.valid": ["有效", "Valid"],
  "close.invalid": ["无效", "Invalid"],
  "close.void": ["无效原因", "Why void"],
  "close.verify": ["怎样离线核验", "How to verify offline"],
  "close.verifySteps": [
    "把记录下载到另一台装有本程序的电脑，解压到 record 文件夹，运行下面的命令。根值应与打印件一致。不需要连接服务器。",
    "Take the record to another computer with this program, unpack it into the folder record and run the command below. The root must be the printed one. No server is needed.",
  ],

  "recount.title": ["复核计票", "Recount"],
  "recount.note": [
    "两名封箱人签名后，可取出答案和随机数，由复核组用核验程序重新计票；此后一人即可办理“计入考核”。",
    "When two officers have signed, answers and salts can be taken out and recounted with the verifier; then one person may release the result.",
  ],
  "recount.download": ["下载答案（复核组）", "Download the answers"],
  "recount.fileName": ["复核计票.zip", "recount.zip"],
  "recount.goRelease": ["去计入考核", "Go and release"],

  "sign.title": ["签名", "Sign"],
  "sign.sign": ["签名", "Sign"],
  "sign.signed": ["已签名", "has signed"],
  "sign.waiting": ["未签名", "has not signed"],
  "sign.done": ["已签名。", "Signed."],
  "sign.text": ["签名的原文", "The text that is signed"],
  "sign.passphrase": ["签名密钥的口令", "Passphrase of your signing key"],
  "sign.wrong": ["口令不对，没有签名。", "Wrong passphrase; nothing was signed."],
  "sign.stays": [
    "口令只在这个浏览器里打开密钥，不会发到服务器。",
    "The passphrase opens the key in this browser only; it is not sent to the server.",
  ],
  "sign.explains.close": [
    "您将签署封箱指令：票箱不再收票，各组发出数以下文为准。",
    "You sign the order to close: the box takes no more ballots, and the issued counts are those below.",
  ],
  "sign.explains.recount": [
    "您将签署复核计票指令：允许取出答案和随机数重新计票。",
    "You sign the order for the recount: answers and salts may be taken out.",
  ],
  "sign.explains.checkpoint": [
    "您将对票箱记录的根值签名，证明您看到的就是这份记录。",
    "You sign the root of the record: this is the record that you saw.",
  ],

  "key.title": ["我的签名密钥", "My signing key"],
  "key.note": [
    "封箱人和监督员用自己的密钥签名。密钥在浏览器里生成，用口令加密后才保存，服务器打不开。",
    "Officers and supervisors sign with keys of their own, made in the browser and stored encrypted; the server cannot open them.",
  ],
  "key.own": ["现有密钥", "Your key"],
  "key.madeAt": ["生成时间", "Made at"],
  "key.public": ["公钥", "Public key"],
  "key.publicNote": [
    "公钥会写入清单。请抄存一份，日后核验记录时对照。",
    "The public key goes into manifests. Keep a copy to compare with when verifying.",
  ],
  "key.make": ["生成密钥", "Make the key"],
  "key.again": ["换一把密钥", "Make another key"],
  "key.makeNote": [
    "口令至少 {{n}} 个字符。忘记口令无法找回，只能换一把。",
    "The passphrase has at least {{n}} characters. It cannot be recovered; a forgotten one means a new key.",
  ],
  "key.againNote": [
    "新密钥只用于以后冻结的清单；已冻结的投票仍认旧密钥。口令至少 {{n}} 个字符。",
    "The new key counts for manifests frozen from now on; frozen rounds still know the old one. At least {{n}} characters.",
  ],
  "key.passphrase": ["口令", "Passphrase"],
  "key.repeat": ["再输入一次口令", "Passphrase again"],
  "key.differ": ["两次输入的口令不一致。", "The two passphrases differ."],
  "key.made": ["密钥已生成。", "The key is made."],

  "wall.open": ["会场大屏", "Screen for the hall"],
  "wall.back": ["返回", "Back"],
  "wall.full": ["全屏", "Full screen"],
  "wall.issued": ["已签到", "Signed in"],
  "wall.received": ["已投票", "Ballots cast"],
  "wall.of": ["/ {{n}}", "/ {{n}}"],
  "wall.scan": [
    "用卡片上的二维码签到；投票时打开同一页面。也可扫这里打开页面。",
    "Sign in with the code on your card; open the same page to cast. Or scan here to open it.",
  ],
  "wall.stale": ["数字已停止更新，请检查网络。", "The figures are no longer updated; check the network."],
  "wall.phase.to-issue": ["距签到开始 {{left}}", "Signing in begins in {{left}}"],
  "wall.phase.issuing": ["正在签到，还有 {{left}}", "Signing in, {{left}} left"],
  "wall.phase.to-cast": ["距投票开始 {{left}}", "Casting begins in {{left}}"],
  "wall.phase.casting": ["正在投票，还有 {{left}}", "Casting, {{left}} left"],
  "wall.phase.over": ["投票已结束{{left}}", "Casting is over{{left}}"],

  "promise.title": ["无记名测评：承诺什么，不承诺什么", "The secret ballot: what is promised, what is not"],
  "promise.note": ["写给每一位参加测评的人。", "For everybody who votes."],
  "promise.how": ["怎样投票", "How it works"],
  "promise.how.card": [
    "抽一张卡片，或用自己的账号，得到一个一次性代码。卡片没有编号，谁抽到哪张没有记录。",
    "Draw a card, or use your account, and get a code that works once. Cards have no number; who drew which is not recorded.",
  ],
  "promise.how.signIn": [
    "签到：手机把一串随机数封好再送去签名，签到服务器看不到里面，只知道您来过。",
    "Sign in: your phone has a sealed random number signed; the server cannot look inside and only knows that you came.",
  ],
  "promise.how.cast": [
    "投票：手机凭签名把票投进另一台机器上的票箱。票箱核对签名真假，不知道是谁的。",
    "Cast: with that signature the phone puts the ballot into a box on another machine, which checks the signature without knowing whose it is.",
  ],
  "promise.how.close": [
    "封箱：两人签名封箱，监督员签名。公布的记录人人可以核验。",
    "Close: two people sign the close and the supervisor signs the record, which anybody can verify.",
  ],
  "promise.promised": ["向您承诺", "What is promised"],
  "promise.promised.apart": [
    "签到服务器有名字没有票，票箱有票没有名字，两边没有任何可以对上的内容。",
    "The server has names and no ballots, the box ballots and no names; nothing on one side fits the other.",
  ],
  "promise.promised.split": [
    "您的票按被测评人拆开保存，没有时间、地址和次序，也看不出哪几份出自同一个人。",
    "Your ballot is split by person rated and kept without time, address and order; nothing shows which parts belong together.",
  ],
  "promise.promised.receipt": [
    "您得到票箱签名的回执；收下的票不会丢，断电也不会。",
    "You get a receipt signed by the box; a taken ballot is not lost, not even in a power cut.",
  ],
  "promise.promised.once": [
    "一人一票：重复提交只算一次，换一张票会被拒收。",
    "One ballot each: sending again counts once, another ballot is refused.",
  ],
  "promise.promised.open": [
    "封箱后您可以在手机上查验自己的票是否计入；少了，您手里的凭据可以向任何人证明。",
    "After the close you can check that your ballot counted; if it is missing, your file proves it to anybody.",
  ],
  "promise.promised.locked": [
    "匿名的门槛在冻结时定死，之后谁都不能放宽；人数不够的结果不显示。",
    "The thresholds are locked by the freeze and nobody can loosen them; results of too few are not shown.",
  ],
  "promise.notPromised": ["不能承诺的", "What is not promised"],
  "promise.notPromised.operator": [
    "有人同时掌握两台服务器的最高权限并在投票时实时监看。",
    "Somebody with full power over both machines who watches them while you vote.",
  ],
  "promise.notPromised.code": [
    "有人专门给您一个人换了投票页面。请核对页面上的校验值。",
    "Somebody who hands you alone a changed page. Compare the hash on the page.",
  ],
  "promise.notPromised.coercion": [
    "有人在旁边看您填写，或要求您拍屏幕。",
    "Somebody who looks over your shoulder or asks for a photo of the screen.",
  ],
  "promise.notPromised.small": [
    "人数很少的组，或全组意见完全一致时，结果本身就说明了每个人的意见。",
    "In a very small group, or when all agree, the result itself tells what everybody said.",
  ],
  "promise.notPromised.style": [
    "文字意见的口吻、用词和事例可能让人认出您。",
    "Tone, wording and incidents in comments may give you away.",
  ],
  "promise.notPromised.paper": [
    "用纸质票投的票：笔迹和当场计票的人都可能认出票，外人事后无法验证。凡计入纸质票的结果都会注明。",
    "Votes on paper: handwriting and those who count may tell a vote, and nobody outside can verify it. Every result with paper in it says so.",
  ],
  "promise.notPromised.phone": [
    "签到后、投票前手机丢失或数据被清除，凭证就没有了，补发须两人办理。",
    "A phone lost or cleared between signing in and casting loses the token; a replacement takes two people.",
  ],
  "promise.own": ["您自己可以做的", "Your own part"],
  "promise.own.alone": ["独自填写，不截屏。", "Fill it in alone and take no screenshot."],
  "promise.own.hash": [
    "核对手机、卡片、通知和会场屏幕上的校验值是否一致。",
    "Compare the hash on phone, card, notice and screen.",
  ],
  "promise.own.facts": [
    "意见写事实，不写只有您知道的细节。",
    "Write facts in comments, not details that only you know.",
  ],
  "promise.own.check": ["封箱后查验一次自己的票。", "Check your ballot once after the close."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
