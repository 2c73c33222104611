export const start = {
  "start.hello": ["{{name}}，您好", "Hello, {{name}}"],
  "start.todo": ["待办事项", "To do"],
  "start.todoNone": ["目前没有待办事项。", "There is nothing to do right now."],
  "start.places": ["您可以在这里做什么", "What you can do here"],
  "start.overdue": ["已超期 {{n}} 个工作日", "overdue by {{n}} working day(s)"],
  "start.dueToday": ["今天到期", "due today"],
  "start.daysLeft": ["还有 {{n}} 个工作日", "{{n}} working day(s) left"],
  "start.due": ["{{date}} 前", "by {{date}}"],
  "start.running": ["进行中的考核活动", "Running campaigns"],
  "start.runningNone": ["还没有进行中的考核活动。", "No campaign is running."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
