import type { Ctx } from "../../platform/context.ts";
import { check, type RoundCheck } from "./check.ts";
import type { RoundRow } from "./schema.ts";
import type { Signer } from "./signers.ts";

/** What the settings of a round must fulfil before they are frozen. */
export function windowsSet(ctx: Ctx, { settings: { issuing, casting } }: RoundRow): RoundCheck {
  const label = { zh: "签到和投票时间已定", en: "Windows are set" };
  if (issuing === null || casting === null)
    return check("windows-set", label, false, {
      zh: "请设定签到领票和投票的起止时间。",
      en: "Set when raters sign in and when they cast.",
    });
  const inOrder =
    issuing.from < issuing.until && casting.from < casting.until && issuing.from <= casting.from;
  const now = ctx.platform.now().toISOString();
  const ok = inOrder && issuing.until > now && casting.until > now;
  return check("windows-set", label, ok, {
    zh: ok ? "时间已设定。" : "起止时间有误或已经过去:开始须早于结束,签到不晚于投票开始,结束须在现在之后。",
    en: ok
      ? "The windows are set."
      : "The windows are wrong or over: each must begin before it ends, signing in no later than casting, and both end in the future.",
  });
}

/** One page that fetches a token and votes at once links many raters by time alone; windows apart bring it to chance. */
export function windowsApart({ settings: { issuing, casting } }: RoundRow): RoundCheck {
  const ok = issuing !== null && casting !== null && issuing.until <= casting.from;
  return check(
    "windows-apart",
    { zh: "先签到、后投票", en: "Signing in ends before casting begins" },
    ok,
    {
      zh: ok
        ? "签到结束后才开始投票,时间上无法对应到人。"
        : "签到与投票时间重叠:边签到边投票时,能看到两边时间的人可能对应出少数人的票。请尽量分开;确需重叠的写明理由。",
      en: ok
        ? "Casting begins after signing in has ended; time links nobody."
        : "The windows overlap: whoever sees both times could link some ballots. Keep them apart, or give the reason.",
    },
    true,
  );
}

export function officersReady({ settings }: RoundRow, signers: readonly Signer[]): RoundCheck {
  const chosen = signers.filter((one) => settings.officers.includes(one.accountId));
  const without = chosen.filter((one) => !one.hasKey);
  const ok = chosen.length >= 2 && without.length === 0;
  const names = without.map((one) => one.name).join("、");
  return check("officers-ready", { zh: "封箱人已定", en: "Officers are named" }, ok, {
    zh: ok
      ? `${chosen.length} 名封箱人,任意两人签名即可封箱。`
      : without.length > 0
        ? `尚未生成签名密钥:${names}。请本人登录,在“我的签名密钥”中生成。`
        : "请选定至少两名封箱人。",
    en: ok
      ? `${chosen.length} officers; any two of them close the box.`
      : without.length > 0
        ? `No signing key yet: ${names}. They sign in and make one themselves.`
        : "Name at least two officers.",
  });
}

export function supervisorReady({ settings }: RoundRow, signers: readonly Signer[]): RoundCheck {
  const chosen = signers.find((one) => one.accountId === settings.supervisor);
  const ok = chosen?.hasKey === true;
  return check("supervisor-ready", { zh: "监督员已定", en: "The supervisor is named" }, ok, {
    zh: ok
      ? `监督员:${chosen.name}。`
      : chosen === undefined
        ? "请选定监督员。"
        : `监督员${chosen.name}尚未生成签名密钥,请本人登录生成。`,
    en: ok
      ? `Supervisor: ${chosen.name}.`
      : chosen === undefined
        ? "Name the supervisor."
        : `The supervisor ${chosen.name} has no signing key yet and makes one after signing in.`,
  });
}

export function reachable({ platform }: Ctx): RoundCheck {
  const addresses = [platform.publicUrl, platform.box.publicUrl() ?? ""];
  const local = addresses.some((one) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(one));
  return check(
    "reachable",
    { zh: "手机能打开地址", en: "Phones reach the addresses" },
    !local,
    {
      zh: local
        ? `服务器或票箱的地址只在本机有效(${addresses.join("、")}),手机打不开。请系统管理员设置 HOST 和 HENGJIAN_PUBLIC_URL。`
        : `签到 ${addresses[0]},票箱 ${addresses[1]}。`,
      en: local
        ? `The address of server or box holds on this machine only (${addresses.join(", ")}); phones cannot open it. Ask the system officer to set HOST and HENGJIAN_PUBLIC_URL.`
        : `Signing in at ${addresses[0]}, the box at ${addresses[1]}.`,
    },
    true,
  );
}
