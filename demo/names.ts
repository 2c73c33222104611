/** Names put together by chance; whoever bears one of them is not meant. */
import type { Random } from "./random.ts";

const SURNAMES =
  "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜谢邹苏潘葛范彭鲁韦马方俞任袁柳唐薛雷贺倪汤".split(
    "",
  );
const GIVEN = {
  男: "嘉川屿衡砚启承渊牧舟朗峻岚廷骁澈望岱临植".split(""),
  女: "芷若蓁棠昀岫汀禾妤澜苒筠霁绾黛瑶音漪沅茉".split(""),
};

export function fictionalName(random: Random, sex: "男" | "女"): string {
  const first = random.pick(GIVEN[sex]);
  const second = random.chance(0.62) ? random.pick(GIVEN[sex]) : "";
  return random.pick(SURNAMES) + first + (second === first ? "" : second);
}
