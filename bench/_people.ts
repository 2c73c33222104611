import type { randomFor } from "../demo/random.ts";

export const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
export const GIVEN =
  "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鹏辉鑫波斌宇浩凯健俊帆志国建文海春生德永林成康金东红新中云龙安民";

/** Surnames by how common they are (about 1/rank), given names of one or two characters, as in life. */
export function nameOf(random: ReturnType<typeof randomFor>): string {
  const surname = SURNAMES[Math.floor(SURNAMES.length ** random.next()) - 1] ?? SURNAMES[0]!;
  const given = () => GIVEN[random.int(0, GIVEN.length - 1)]!;
  return random.chance(0.3) ? `${surname}${given()}` : `${surname}${given()}${given()}`;
}
