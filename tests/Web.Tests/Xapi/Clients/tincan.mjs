// TinCanJS against a running store: node tincan.mjs ENDPOINT KEY SECRET VERSION
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import TinCan from 'tincanjs';

const [endpoint, username, password, version] = process.argv.slice(2);
const store = new TinCan.LRS({ endpoint, username, password, version, allowFail: false });

// Every call of the library ends in callback(error, result).
const call = (method, ...given) => new Promise((resolve, reject) => {
  const last = given.at(-1);
  last.callback = (error, result) => error === null ? resolve(result) : reject(Object.assign(new Error(`${method}: ${error} ${result?.responseText ?? ''}`), { status: error }));
  store[method](...given);
});

const actor = { name: 'Hoa', mbox: `mailto:${randomUUID()}@example.com` };
const verb = { id: 'http://example.com/verbs/did', display: { vi: 'đã làm' } };
const activity = `http://example.com/activities/${randomUUID()}`;
const about = (more = {}) => new TinCan.Statement({ actor, verb, target: { id: activity, definition: { name: { vi: 'Bài 1' } } }, ...more });

const said = await call('about', {});
assert.ok(said.version.includes(version));

const statements = [about({ result: { score: { raw: 7.5, min: 0, max: 10 }, success: true } }), about(), about(), about(), about()];
await call('saveStatement', statements[0], {});
await call('saveStatements', statements.slice(1), {});
const all = statements.map(statement => statement.id);
await call('saveStatement', statements[0], {});

const read = await call('retrieveStatement', all[0], {});
assert.equal(read.result.score.raw, 7.5);
assert.equal(read.verb.display.vi, 'đã làm');
assert.ok(read.stored && read.authority);

const ids = page => page.statements.map(statement => statement.id);
const query = params => call('queryStatements', { params });
assert.deepEqual(ids(await query({ agent: new TinCan.Agent(actor) })), [...all].reverse());
assert.deepEqual(ids(await query({ activity: new TinCan.Activity({ id: activity }), verb: new TinCan.Verb(verb), ascending: true })), all);
assert.deepEqual(ids(await query({ activity: new TinCan.Activity({ id: activity }), since: read.stored, limit: 2, ascending: true })), all.slice(1, 3));
assert.deepEqual(ids(await query({ activity: new TinCan.Activity({ id: activity }), until: read.stored, related_activities: true })), [all[0]]);

for (const ascending of [true, false]) {
  const seen = [];
  for (let page = await query({ activity: new TinCan.Activity({ id: activity }), limit: 2, ascending }); ; page = await call('moreStatements', { url: page.more })) {
    seen.push(...ids(page));
    if (!page.more) break;
  }
  assert.deepEqual(seen, ascending ? all : [...all].reverse());
}

const content = new TextEncoder().encode('nội dung').buffer;
const file = new TinCan.Attachment({ usageType: 'http://example.com/use', display: { vi: 'Tệp' }, contentType: 'text/plain', content });
const withFile = about({ attachments: [file] });
await call('saveStatement', withFile, {});
const back = await call('retrieveStatement', withFile.id, { params: { attachments: true } });
assert.equal(Buffer.from(back.attachments[0].content).toString(), 'nội dung');

const voiding = new TinCan.Statement({ actor, verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, target: { objectType: 'StatementRef', id: all[1] } });
await call('saveStatement', voiding, {});
await assert.rejects(call('retrieveStatement', all[1], {}), { status: 404 });
assert.equal((await call('retrieveVoidedStatement', all[1], {})).id, all[1]);

const place = { agent: new TinCan.Agent(actor), activity: new TinCan.Activity({ id: activity }), registration: randomUUID() };
await call('saveState', 'bookmark', { page: 3, note: 'tiếp' }, { ...place, contentType: 'application/json' });
let state = await call('retrieveState', 'bookmark', { ...place });
assert.deepEqual(state.contents, { page: 3, note: 'tiếp' });
await call('saveState', 'bookmark', { page: 4 }, { ...place, contentType: 'application/json', method: 'POST' });
state = await call('retrieveState', 'bookmark', { ...place });
assert.deepEqual(state.contents, { page: 4, note: 'tiếp' });
await call('saveState', 'bookmark', { page: 5 }, { ...place, contentType: 'application/json', lastSHA1: state.etag.replaceAll('"', '') });
await assert.rejects(call('saveState', 'bookmark', { page: 6 }, { ...place, contentType: 'application/json', lastSHA1: state.etag.replaceAll('"', '') }), { status: 412 });
assert.deepEqual(await call('retrieveStateIds', { ...place }), ['bookmark']);
await call('dropState', 'bookmark', { ...place });
assert.equal(await call('retrieveState', 'bookmark', { ...place }), null);

assert.equal((await call('retrieveActivity', activity, {})).definition.name.vi, 'Bài 1');
await assert.rejects(call('saveStatement', about({ id: 'không' }), {}), { status: 400 });

console.log(JSON.stringify([...all.filter(id => id !== all[1]), voiding.id, withFile.id]));
