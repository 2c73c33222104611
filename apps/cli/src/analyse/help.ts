export const HELP = `hengjian analyse FILE.csv --ratee COL --rater COL --items COL,COL… [--group COL] [--json] [--html FILE] …
    分析任意评分表（COL 为列名，英文逗号隔开）：评价人宽严、信度、能否相互比较、失真线索。每行是一个评价人对一名被考核人的评分，每题一列。
    Analyse any rating table: severity, reliability, comparability, distortion. A line is one rater on one ratee.

    --ratee COL            被考核人 who is rated
    --rater COL            评价人 who rates
    --items COL,COL…       题目各列 one column per item; names with commas in double quotes
    --group COL            分组（可多次）a group of raters, ratees or occasions (repeatable)
    --estimator joint|marginal   估计方法，默认按数据选择 chosen from the data unless told
    --steps shared|item    各题共用等级步骤，或各题自有 one set of steps, or one for each item
    --bias-correction none|ratio 联合估计的偏差校正 of the joint estimator
    --anchors FILE.csv     锚定：facet,id,measure 三列，把某些测量值固定在给定处（如上一年度）
                           hold measures where a file puts them (facet,id,measure), for example last year's
    --bias FACET,FACET     两个侧面的相互作用（可多次），如 rater,item 或 ratee,rater；JSON 增加 bias
                           interactions of two facets (repeatable), for example rater,item; adds bias to the JSON
    --scale LOW-HIGH       等级范围，如 1-5 lowest and highest category
    --missing TEXT,TEXT    另有哪些记号表示“没有评” further marks that mean no rating, for example 99
    --json                 只输出 JSON print JSON only
    --html FILE            另存一个网页报告（单个文件，不联网）write a self-contained page
    --lang zh|en           语言 language
    --seed N               置换检验的种子 seed of the permutation tests
    --no-findings          不做失真检验 leave the distortion tests out
    --full                 不因耗时省略任何部分 leave nothing out for its cost
    --nodes N|auto         边际估计的积分节点：默认同 TAM（21个，−6到6），auto 为精确积分
                           nodes of the marginal estimator: TAM's 21 from −6 to 6 unless told; auto integrates exactly
    --threads N            联合估计的线程数 threads of the joint estimator

    退出码 exit code: 0 完成 done, 2 调用或数据有误 wrong call or unusable data
`;
