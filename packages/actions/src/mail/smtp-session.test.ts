import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { mailServer } from './fixtures/mail-server.ts';
import { type Delivery, openSession, withoutAddresses } from './smtp-session.ts';

const { manners, received, url } = mailServer();
const ENVELOPE = { from: 'study@listen.example.org', to: 'ama@council.example.org' };
const MESSAGE = Buffer.from('Subject: Hello\r\n\r\nHello\r\n');
/** On a busy machine whoever answers may take seconds; only where nobody will is it waited for as briefly as this. */
const HASTE = { connect: 5000, silence: 2000, whole: 5000 };
const PATIENCE = { connect: 20_000, silence: 20_000, whole: 60_000 };

async function send(smtpUrl: string, patience = PATIENCE): Promise<Delivery> {
  const session = await openSession(smtpUrl, patience);
  if ('unreachable' in session) return { outcome: 'later', reason: session.unreachable };
  const delivery = await session.handOver(ENVELOPE, MESSAGE);
  assert.equal(delivery.outcome === 'sent' || !session.isSound(), true, 'after anything else the session is over');
  session.close();
  return delivery;
}

/** A server that speaks bad SMTP: by the beginning of what it hears, what it does. Anything else it takes. */
async function rudeServer(does: Record<string, (socket: Socket) => void>): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 rude\r\n');
    let inText = false;
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const heard = inText ? (line === '.' ? 'TEXT' : null) : line.split(/[ :]/)[0]!.toUpperCase();
        if (heard === null) continue;
        if (does[heard]) does[heard](socket);
        else socket.write(heard === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
        inText = heard === 'DATA' && !does.DATA;
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const says = (text: string) => (socket: Socket) => socket.write(`${text}\r\n`);
const hangsUp = (socket: Socket) => socket.destroy();
const isSilent = () => {};

test('a server that takes the mail has it', async () => {
  assert.deepEqual(await send(url()), { outcome: 'sent' });
  assert.deepEqual(received.at(-1)?.to, [ENVELOPE.to]);
});

test('a server that is not there, or does not greet, has nothing', async () => {
  assert.equal((await send('smtp://127.0.0.1:1')).outcome, 'later');
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  const session = await openSession(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    ...PATIENCE,
    connect: 300,
  });
  assert.ok('unreachable' in session);
});

test('an address that is refused for good bounces; one that is put off can be tried again', async () => {
  manners.recipient = () => ({ code: 550, text: '5.1.1 <ama@council.example.org> no such user here' });
  assert.deepEqual(await send(url()), { outcome: 'bounced', reason: '550 5.1.1 <…> no such user here' });
  manners.recipient = () => ({ code: 451, text: 'greylisted' });
  assert.deepEqual(await send(url()), { outcome: 'later', reason: '451 greylisted' });
  manners.recipient = () => null;
});

test('a text that is refused after it was handed over was definitely not taken', async () => {
  manners.data = () => ({ code: 554, text: 'not wanted' });
  assert.deepEqual(await send(url()), { outcome: 'refused', reason: '554 not wanted' });
  manners.data = () => ({ code: 452, text: 'no room' });
  assert.deepEqual(await send(url()), { outcome: 'later', reason: '452 no room' });
  manners.data = () => null;
});

test('a break or a silence before the text was asked for leaves nothing open', async () => {
  const commands = ['EHLO', 'MAIL', 'RCPT', 'DATA'];
  const sent = commands.flatMap((command) => [
    rudeServer({ [command]: hangsUp }).then((server) => send(server)),
    rudeServer({ [command]: isSilent }).then((server) => send(server, HASTE)),
  ]);
  for (const { outcome } of await Promise.all(sent)) assert.equal(outcome, 'later');
});

test('a break or a silence after the text, or an answer that is none, leaves open whether the server has it', async () => {
  for (const does of [hangsUp, says('354 go on'), says('hello?')]) {
    assert.equal((await send(await rudeServer({ TEXT: does }))).outcome, 'unknown');
  }
  assert.equal((await send(await rudeServer({ TEXT: isSilent }), HASTE)).outcome, 'unknown');
});

test('a server that answers twice is never taken to have refused what it took', async () => {
  const twice = (text: string) => says(`${text}\r\n${text}`);
  for (const [command, answer] of [
    ['EHLO', '250 ok'],
    ['MAIL', '250 ok'],
    ['RCPT', '250 ok'],
    ['TEXT', '250 ok'],
  ] as const) {
    let taken = false;
    const server = await rudeServer({
      TEXT: (socket) => {
        taken = true;
        says('250 ok')(socket);
      },
      [command]: (socket: Socket) => {
        taken ||= command === 'TEXT';
        twice(answer)(socket);
      },
    });
    const { outcome } = await send(server);
    assert.equal(taken ? ['sent', 'unknown'].includes(outcome) : outcome !== 'sent', true, `${command} ${outcome}`);
  }
});

test('no address of anybody stands in what is kept of a server’s words', () => {
  assert.equal(withoutAddresses('550 <ama@council.example.org>: user ben@x.org\r\nunknown'), '550 <…>: user … unknown');
});
