export { type SearchResult, search } from "./search.ts";
export { type TodoItem, todoList } from "./todo.ts";
