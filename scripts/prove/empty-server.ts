import Fastify from "fastify";

/** The yardstick of the bench: reads the body, answers, does nothing. */
const app = Fastify({ logger: false, bodyLimit: 2 ** 22 });
app.removeAllContentTypeParsers();
app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
app.post("/", async () => ({ ok: true }));
const address = await app.listen({ port: 0, host: "127.0.0.1" });
process.send?.({ address, setupKey: "", boxKey: "", booth: "" });
