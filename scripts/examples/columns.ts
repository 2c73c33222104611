/** Column letters by the field they hold; row 3 and 4 are the header. */
export const COLUMNS = [
  { key: "serial", header: "序号", width: 6 },
  { key: "unitCode", header: "单位编码", width: 9 },
  { key: "unit", header: "单位", width: 16 },
  { key: "name", header: "姓名", width: 10 },
  { key: "sex", header: "性别", width: 6 },
  { key: "ethnicity", header: "民族", width: 6 },
  { key: "nativePlace", header: "籍贯", width: 8 },
  { key: "birth", header: "出生年月", width: 12 },
  { key: "workStart", header: "参加工作\n时间", width: 12 },
  { key: "politicalStatus", header: "政治\n面貌", width: 10 },
  { key: "partyDate", header: "入党时间", width: 12 },
  { key: "education", header: "学历学位", below: "学历", width: 8 },
  { key: "degree", header: "", below: "学位", width: 8 },
  { key: "school", header: "毕业院校及专业", width: 20 },
  { key: "post", header: "现任职务", width: 26 },
  { key: "postDate", header: "任现职\n时间", width: 12 },
  { key: "rankDate", header: "任现职级\n时间", width: 12 },
  { key: "rank", header: "职级", width: 12 },
  { key: "teamMember", header: "是否班子\n成员", width: 9 },
  { key: "duties", header: "分管工作", width: 18 },
  { key: "note", header: "备注", width: 14 },
] as const;

export type Field = (typeof COLUMNS)[number]["key"];
