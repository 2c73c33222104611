import type { LetterContent, LetterPoint } from "../letters/content.ts";

/** A sentence of the letter to be said, and what to ask about it. */
export interface TalkPoint extends LetterPoint {
  questions: string[];
}

/** What to say and ask in a feedback talk [谈话提纲], in order; in Chinese, as the letter is. */
export interface TalkGuide {
  opening: string[];
  strengths: TalkPoint[];
  shortcomings: TalkPoint[];
  measures: TalkPoint[];
  closing: string[];
}

/**
 * A guide drawn from the letter alone: every sentence of it in its order, each with open questions, so that the talk is
 * about this person and is not read out. It holds no number that the letter does not hold.
 */
export function talkGuide(content: LetterContent): TalkGuide {
  return {
    opening: openingOf(content),
    strengths: content.strengths.map((point) => withQuestions(point, strengthQuestions)),
    shortcomings: content.shortcomings.map((point) => withQuestions(point, shortcomingQuestions)),
    measures: content.measures.map(({ nodeId, text, owner, due }) => ({
      nodeId,
      text: `${text}（责任人：${owner}，${due} 前）`,
      questions: measureQuestions(due),
    })),
    closing: closingOf(content),
  };
}

function openingOf(content: LetterContent): string[] {
  const { signer, period, addressee, score, rank, cohortSize, grade } = content;
  const place = rank === null ? "" : `，在 ${cohortSize} 人中列第 ${rank} 位`;
  const result =
    rank === null && !/\d/.test(score)
      ? `本次没有形成得分，等次为“${grade}”。`
      : `综合得分 ${score} 分${place}，等次为“${grade}”。`;
  return [
    `说明来意：受${signer}委托，就${period}考核结果与${addressee}谈话。谈话情况如实记录，记录本人可以看到。`,
    `告知结果：${result}`,
    content.withoutComment === true
      ? "按规定暂不作评语：只告知结果和权利，不评价表现。"
      : "先听本人说：您怎样看这段时间的工作和这个结果？",
  ];
}

function withQuestions(point: LetterPoint, ask: (topic: string) => string[]): TalkPoint {
  return { ...point, questions: ask(topicOf(point.text)) };
}

/** The indicator that a sentence names first, in its quotation marks; people may have written it without. */
function topicOf(text: string): string {
  return /“[^”]{1,20}”/.exec(text)?.[0] ?? "这一项";
}

function strengthQuestions(topic: string): string[] {
  return [`${topic}：具体是怎样做的？哪些做法可以用到别的工作上？`];
}

function shortcomingQuestions(topic: string): string[] {
  return [
    `${topic}：这里说的情况与您自己的感受一致吗？能举一两件具体的事吗？`,
    "主要原因在哪里：哪些在自己，哪些需要组织帮助解决？",
  ];
}

function measureQuestions(due: string): string[] {
  return [`${due} 前能做到吗？先做哪一步，从什么时候开始？`, "做到了，拿什么来看得出来？还需要什么支持？"];
}

function closingOf(content: LetterContent): string[] {
  const repeat =
    content.shortcomings.length === 0
      ? []
      : ["请本人用自己的话说一遍最要紧的不足和下一步打算，确认双方理解一致。"];
  return [
    ...repeat,
    `说明权利：${content.rights.join("")}`,
    "记下本人的态度：接受、部分接受，还是有不同意见；不同意见记原话。",
    "不打听、不猜测谁投了什么票；不作结果之外的许诺。",
  ];
}
