// A real OpenID Connect provider on loopback, for the tests. Whoever is named by login_hint is let in at once:
//   node provider.mjs PORT ISSUER REDIRECT_URI FRONT_URI   prints "ready" when it listens.
// login_hint is a JSON object: { sub, email, email_verified, amr }.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const [port, issuer, redirectUri, frontUri] = process.argv.slice(2);
const people = new Map();

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "tests" };

const provider = new Provider(issuer, {
  clients: [{ client_id: "handoff", client_secret: "only for tests", redirect_uris: [redirectUri],
    post_logout_redirect_uris: [frontUri] }],
  jwks: { keys: [key] },
  cookies: { keys: ["only for tests"] },
  claims: { openid: ["sub", "amr"], email: ["email", "email_verified"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, id) => ({ accountId: id, claims: () => people.get(id) }),
});

async function letIn(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const { amr, ...person } = JSON.parse(params.login_hint);
  people.set(person.sub, person);
  const grant = new provider.Grant({ accountId: person.sub, clientId: params.client_id });
  grant.addOIDCScope("openid email");
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { login: { accountId: person.sub, amr }, consent });
}

const answer = provider.callback();
createServer((request, response) => {
  const work = request.url.startsWith("/interaction/") ? letIn(request, response) : answer(request, response);
  Promise.resolve(work).catch((error) => response.writeHead(500).end(String(error)));
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
