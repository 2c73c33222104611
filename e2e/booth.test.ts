import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Hall, openHall } from "./hall.ts";
import { hasBrowser, launchBrowser } from "./harness.ts";
import { seriousFaults } from "./page-check.ts";
import { Phone } from "./phone.ts";
import { cast, fillIn, signInWith, taken } from "./voting.ts";

const DAY = 86_400_000;
const OLD_PHONE = { viewport: { width: 320, height: 568 }, locale: "zh-CN" };

describe.skipIf(!hasBrowser)("the page that votes", () => {
  let browser: Browser;
  let hall: Hall;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    [browser, hall] = await Promise.all([launchBrowser(), openHall()]);
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.remove();
  });

  async function newPhone(options: BrowserContextOptions = OLD_PHONE): Promise<Page> {
    const context = await browser.newContext(options);
    contexts.push(context);
    return context.newPage();
  }
  const received = async () => (await hall.state()).received;

  test("a rater with a card votes on a phone of 320 px, and no page has a serious fault", async () => {
    const page = await newPhone();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const look = async () => {
      faults.push(...(await seriousFaults(page)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > 320) faults.push(`${wide} px wide`);
    };
    await page.goto(await hall.newCard("peers"));
    expect(page.url()).toBe(hall.booth);
    await page.getByText("组织测评：云溪县考核办").waitFor();
    await page.getByText("您会得到票箱签名的回执").waitFor();
    await page.getByText("有人在旁边看您的屏幕").waitFor();
    await look();
    await page.getByRole("button", { name: "签到领取投票凭证" }).click();
    await page.getByRole("button", { name: "填写测评票" }).click();

    await page.getByRole("checkbox", { name: /回避.*示例丁/ }).check();
    const excellent = (who: string) =>
      page.getByRole("group", { name: new RegExp(who) }).getByRole("radio", { name: "优秀" });
    await excellent("示例甲").check();
    await excellent("示例乙").check();
    await page.getByText("“优秀”最多 2 人，已选 2 人，名额已满").waitFor();
    expect(await excellent("示例丙").isDisabled()).toBe(true);
    await page
      .getByRole("group", { name: /示例丙/ })
      .getByRole("radio", { name: "不了解" })
      .check();
    await look();
    for (const level of ["良好", "一般"]) {
      await page.getByRole("button", { name: "下一页" }).click();
      for (const choice of await page.getByRole("radio", { name: level }).all()) await choice.check();
    }
    await page.getByRole("button", { name: "逐人评" }).click();
    await page.getByText("全面完成且有公认的成绩").first().waitFor();
    await page.getByText("语气、用词和具体事例可能让人猜到是您写的").waitFor();
    await page.getByRole("textbox", { name: /意见/ }).fill("会议开得短，事情办得实。");
    await look();
    await page.getByRole("button", { name: "检查" }).click();
    await page.getByText("已全部填写。投出后不能更改。").waitFor();
    await look();
    const before = (await received()).peers;
    await cast(page);
    await taken(page);
    await look();
    expect((await received()).peers).toBe(before + 1);
    await page.getByRole("button", { name: "查验我的票" }).click();
    await page.getByText("票箱还没有封闭").waitFor();
    expect(faults).toEqual([]);
  });

  test("the whole page takes at most 60 kB on its way", async () => {
    expect(await hall.pageBytes()).toBeLessThanOrEqual(60_000);
  });

  test("large type, twice the size set in the browser, in the dark and in English: nothing is cut", async () => {
    const page = await newPhone({ ...OLD_PHONE, colorScheme: "dark" });
    await page.goto(await hall.newCard("staff"));
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Large type" }).click();
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await page.getByRole("button", { name: "Sign in and get the voting token" }).click();
    await page.getByRole("button", { name: "Fill in the ballot" }).click();
    await page.getByRole("radio", { name: "Good" }).first().check();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    expect(await seriousFaults(page)).toEqual([]);
  });

  test("a phone cut off and killed three times sends its ballot exactly once", async () => {
    const before = (await received()).staff;
    const phone = new Phone();
    let page = await phone.switchOn(true);
    await signInWith(page, await hall.newCard("staff"));
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await phone.kill();

    page = await phone.switchOn(false);
    await page.goto(hall.booth);
    await fillIn(page, "良好");
    await cast(page);
    await page.getByText("暂时没有送到").waitFor();
    await phone.kill();

    page = await phone.switchOn(true);
    const stored = new Promise<void>((resolve) => {
      void page.route("**/api/cast", async (route) => {
        await route.fetch();
        resolve();
      });
    });
    await page.goto(hall.booth);
    await stored;
    expect((await received()).staff).toBe(before + 1);
    await phone.kill();

    page = await phone.switchOn(true);
    await page.goto(hall.booth);
    await taken(page);
    await phone.remove();
    expect((await received()).staff).toBe(before + 1);
  });

  test("of two browsers with one card the second is told that a token was issued already", async () => {
    const card = await hall.newCard("staff");
    await signInWith(await newPhone(), card);
    const second = await newPhone();
    await second.goto(card);
    await second.getByRole("button", { name: "签到领取投票凭证" }).click();
    await second.getByText("已为您签发过投票凭证，不能再领一次").waitFor();
  });

  test("scanning the own card again leads back; another rater may use the phone after the first has cast", async () => {
    const card = await hall.newCard("staff");
    const next = await hall.newCard("staff");
    const page = await newPhone();
    await signInWith(page, card);
    await page.goto("about:blank");
    await page.goto(card);
    await page.getByRole("button", { name: "填写测评票" }).waitFor();
    expect(await page.getByRole("button", { name: "签到领取投票凭证" }).count()).toBe(0);
    await page.goto("about:blank");
    await page.goto(next);
    await page.getByRole("button", { name: "签到领取投票凭证" }).click();
    await page.getByText("这部手机上还有另一位评价人没有投完的票").waitFor();
    await fillIn(page, "良好");
    await cast(page);
    await taken(page);
    await page.getByRole("button", { name: "签到领取投票凭证" }).click();
    await fillIn(page, "一般");
    await cast(page);
    await taken(page);
    await page.getByText("这部手机上先前投出的票（1 张）").waitFor();
  });

  test("while the box is down the phone waits and tries again by itself", async () => {
    const page = await newPhone();
    await signInWith(page, await hall.newCard("staff"));
    await fillIn(page, "一般");
    await hall.box.kill();
    await cast(page);
    await page.getByText("暂时没有送到").waitFor();
    await hall.box.start();
    await taken(page);
  });

  test("a ballot cast on a box whose clock is a day behind waits, and is taken when the clock is right", async () => {
    const page = await newPhone();
    await signInWith(page, await hall.newCard("staff"));
    await fillIn(page, "良好");
    await hall.box.kill();
    await hall.box.start(-DAY);
    await cast(page);
    await page.getByText("还没有到投票时间").waitFor();
    await hall.box.kill();
    await hall.box.start();
    await taken(page);
  });

  test("a late ballot is refused in words; when the box's clock was to blame the phone sends it again by itself", async () => {
    const page = await newPhone();
    await signInWith(page, await hall.newCard("staff"));
    await fillIn(page, "良好");
    await hall.box.kill();
    await hall.box.start(DAY);
    await cast(page);
    await page.getByText("投票时间已过，没有收下").waitFor();
    await hall.box.kill();
    await hall.box.start();
    await taken(page);
  });

  test("a phone whose own clock is wrong by a day votes all the same", async () => {
    for (const shift of [-DAY, DAY]) {
      const page = await newPhone();
      await page.clock.setFixedTime(Date.now() + shift);
      await signInWith(page, await hall.newCard("staff"));
      await fillIn(page, "优秀");
      await cast(page);
      await taken(page);
    }
  });

  test("a ballot changed on its way is refused, and submitted again whole", async () => {
    const page = await newPhone();
    await signInWith(page, await hall.newCard("staff"));
    await fillIn(page, "良好");
    await page.route(
      "**/api/cast",
      (route) => route.continue({ postData: route.request().postData()!.replace('"good"', '"poor"') }),
      { times: 1 },
    );
    await cast(page);
    await page.getByText("测评票的签名不符").waitFor();
    await page.getByRole("button", { name: "再次提交" }).click();
    await taken(page);
  });

  test("a card of another campaign or notice is recognised before anything is asked", async () => {
    const page = await newPhone();
    const card = await hall.newCard("staff");
    await page.goto(card.replace(/m=.*/, `m=${"0".repeat(32)}`));
    await page.getByText("这里的测评清单与您卡片上的不一致").waitFor();
    const stranger = await newPhone();
    await stranger.goto(card.replace(/c=[^&]*/, `c=${"7".repeat(24)}`));
    await stranger.getByRole("button", { name: "签到领取投票凭证" }).click();
    await stranger.getByText("二维码无效或不属于本次测评").waitFor();
  });

  test("over plain HTTP, where browsers have no service worker and no crypto.subtle, the vote goes on", async () => {
    const { port } = new URL(hall.booth);
    const plain = await launchBrowser({ args: ["--host-resolver-rules=MAP hall.example 127.0.0.1"] });
    const page = await (await plain.newContext(OLD_PHONE)).newPage();
    const card = (await hall.newCard("staff")).replace(new URL(hall.booth).host, `hall.example:${port}`);
    await signInWith(page, card);
    expect(await page.evaluate(() => [isSecureContext, "serviceWorker" in navigator])).toEqual([
      false,
      false,
    ]);
    await fillIn(page, "良好");
    await page.context().setOffline(true);
    await cast(page);
    await page.getByText("暂时没有送到").waitFor();
    await page.context().setOffline(false);
    await taken(page);
    await plain.close();
  });

  test("after the close a waiting ballot is told so, and a taken one is found under the signed root", async () => {
    const voter = await newPhone();
    await signInWith(voter, await hall.newCard("staff"));
    await fillIn(voter, "良好");
    await cast(voter);
    await taken(voter);
    const late = await newPhone();
    await signInWith(late, await hall.newCard("staff"));
    await fillIn(late, "良好");
    await late.context().setOffline(true);
    await cast(late);
    await late.getByText("暂时没有送到").waitFor();

    const root = await hall.close();
    await late.context().setOffline(false);
    await late.getByText("票箱已经封闭，不再收票").waitFor();
    await voter.getByRole("button", { name: "查验我的票" }).click();
    await voter.getByText("您的票和其中每一份测评都在公布的记录中，已计入").waitFor();
    await voter.getByText(root).waitFor();
  });
});
