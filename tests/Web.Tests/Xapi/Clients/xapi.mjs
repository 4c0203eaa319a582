// @xapi/xapi against a running store: node xapi.mjs ENDPOINT KEY SECRET VERSION ADAPTER
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import xapi from '@xapi/xapi';

const [endpoint, key, secret, version, adapter] = process.argv.slice(2);
const XAPI = xapi.default ?? xapi;
const store = new XAPI({ endpoint, auth: XAPI.toBasicAuth(key, secret), version, adapter });

// By fetch the library tells what the store said, and not the status.
const refused = (promise, status) => assert.rejects(promise, error =>
  adapter === 'fetch' ? typeof JSON.parse(error.message).error === 'string' : error.response.status === status);

const actor = { objectType: 'Agent', name: 'Hoa', mbox: `mailto:${randomUUID()}@example.com` };
const verb = { id: 'http://example.com/verbs/did', display: { vi: 'đã làm' } };
const activity = `http://example.com/activities/${randomUUID()}`;
const about = (more = {}) => ({ actor, verb, object: { objectType: 'Activity', id: activity, definition: { name: { vi: 'Bài 1' } } }, ...more });

const said = await store.getAbout();
assert.ok(said.data.version.includes(version));

const [first] = (await store.sendStatement({ statement: about({ result: { score: { raw: 7.5, min: 0, max: 10 }, success: true } }) })).data;
const own = randomUUID();
const batch = (await store.sendStatements({ statements: [about({ id: own }), about(), about(), about()] })).data;
assert.equal(batch.length, 4);
assert.equal(batch[0], own);
const all = [first, ...batch];

const read = (await store.getStatement({ statementId: first })).data;
assert.equal(read.result.score.raw, 7.5);
assert.deepEqual(read.verb, verb);
assert.equal((await store.getStatement({ statementId: first, format: 'ids' })).data.verb.display, undefined);
assert.equal((await store.getStatement({ statementId: first, format: 'canonical' })).data.object.definition.name.vi, 'Bài 1');

const ids = answer => answer.data.statements.map(statement => statement.id);
assert.deepEqual(ids(await store.getStatements({ agent: actor })), [...all].reverse());
assert.deepEqual(ids(await store.getStatements({ activity, verb: verb.id, ascending: true })), all);
assert.deepEqual(ids(await store.getStatements({ activity, since: read.stored, limit: 2, ascending: true })), all.slice(1, 3));
assert.deepEqual(ids(await store.getStatements({ activity, until: read.stored })), [first]);

for (const ascending of [true, false]) {
  const seen = [];
  for (let page = await store.getStatements({ activity, limit: 2, ascending }); ; page = await store.getMoreStatements({ more: page.data.more })) {
    seen.push(...ids(page));
    if (!page.data.more) break;
  }
  assert.deepEqual(seen, ascending ? all : [...all].reverse());
}

const sent = [];
// With axios on Node the library's multipart content loses its type on the way, whatever the store is.
if (adapter === 'fetch') {
  const bytes = new TextEncoder().encode('nội dung');
  const sha2 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const attachments = [{ usageType: 'http://example.com/use', display: { vi: 'Tệp' }, contentType: 'text/plain', length: bytes.length, sha2 }];
  sent.push((await store.sendStatement({ statement: about({ attachments }), attachments: [bytes.buffer] })).data[0]);
  const [statement, content] = (await store.getStatement({ statementId: sent[0], attachments: true })).data;
  assert.equal(statement.attachments[0].sha2, sha2);
  assert.equal(content, 'nội dung');
}

const voiding = (await store.voidStatement({ actor, statementId: own })).data[0];
await refused(store.getStatement({ statementId: own }), 404);
assert.equal((await store.getVoidedStatement({ voidedStatementId: own })).data.id, own);
assert.equal((await store.getStatement({ statementId: voiding })).data.object.id, own);

const place = { agent: actor, activityId: activity, stateId: 'bookmark', registration: randomUUID() };
await store.setState({ ...place, state: { page: 3, note: 'tiếp' } });
assert.deepEqual((await store.getState(place)).data, { page: 3, note: 'tiếp' });
await store.createState({ ...place, state: { page: 4 } });
const state = await store.getState(place);
assert.deepEqual(state.data, { page: 4, note: 'tiếp' });
await store.setState({ ...place, state: { page: 5 }, etag: state.headers.etag, matchHeader: 'If-Match' });
await refused(store.setState({ ...place, state: { page: 6 }, etag: state.headers.etag, matchHeader: 'If-Match' }), 412);
assert.deepEqual((await store.getStates(place)).data, ['bookmark']);
await store.deleteState(place);
assert.deepEqual((await store.getStates(place)).data, []);

assert.equal((await store.getActivity({ activityId: activity })).data.definition.name.vi, 'Bài 1');
assert.deepEqual((await store.getAgent({ agent: actor })).data.name, ['Hoa']);
await refused(store.sendStatement({ statement: { actor, verb } }), 400);

console.log(JSON.stringify([...all.filter(id => id !== own), voiding, ...sent]));
