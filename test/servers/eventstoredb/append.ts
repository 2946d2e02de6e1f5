import {
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  status,
} from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import grpcStatus from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected, Log, Outcome, Proposed } from './log.js';
import { expectedOf, failure, nameOf, proposedOf, streamDeleted, unknown } from './messages.js';

const MAX_APPEND_BYTES = 1024 * 1024;

type Answer = Outcome | { readonly outcome: 'too-large' } | { readonly outcome: 'bad-request' };

function append(log: Log, stream: string, expected: Expected, events: readonly Proposed[]): Answer {
  if (stream === '' || events.some(({ type }) => type === '')) return { outcome: 'bad-request' };
  const bytes = events.reduce((sum, { data, metadata }) => sum + ((data.length + metadata.length) * 3) / 4, 0);
  return bytes > MAX_APPEND_BYTES ? { outcome: 'too-large' } : log.append(stream, expected, events);
}

/** `Append`: one call each; the first message says where to, the others are the events. */
export const unaryAppend =
  (log: Log) =>
  (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    answer: sendUnaryData<streams.AppendResp>,
  ): void => {
    let options = new streams.AppendReq.Options();
    const events: Proposed[] = [];
    call.on('data', (request: streams.AppendReq) => {
      if (request.hasOptions()) options = request.getOptions()!;
      else events.push(proposedOf(request.getProposedMessage()!));
    });
    const finish = (): void => {
      if (call.cancelled) return;
      const stream = nameOf(options.getStreamIdentifier());
      const expected = expectedOf(options, options.getRevision());
      const outcome = append(log, stream, expected, events);
      switch (outcome.outcome) {
        case 'written':
          return answer(null, unarySuccess(outcome));
        case 'wrong-expected-version':
          return answer(null, unaryWrong(expected, outcome.actual));
        case 'stream-deleted':
          return answer(streamDeleted(stream));
        case 'too-large':
          return answer(
            failure(status.INVALID_ARGUMENT, 'maximum-append-size-exceeded', {
              'maximum-append-size': String(MAX_APPEND_BYTES),
            }),
          );
        case 'bad-request':
          return answer(unknown());
      }
    };
    // A call that its client gave up ends, too, with part of the events, a moment before it is known to be cancelled.
    call.on('end', () => setImmediate(finish));
  };

function unarySuccess({ revision, position }: { revision: number; position: number }): streams.AppendResp {
  const at = new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.AppendResp().setSuccess(
    new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(at),
  );
}

function unaryWrong(expected: Expected, actual: number): streams.AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}

/** `BatchAppend`: appends of all kinds over one call, each in one or more messages with a correlation id of its own. */
export const batchAppend =
  (log: Log) =>
  (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const open = new Map<string, { options: streams.BatchAppendReq.Options; events: Proposed[] }>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const id = request.getCorrelationId()!;
      const key = id.getString();
      if (request.hasOptions()) open.set(key, { options: request.getOptions()!, events: [] });
      const { options, events } = open.get(key)!;
      events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal()) return;
      open.delete(key);
      const identifier = options.getStreamIdentifier();
      const expected = expectedOf(options, options.getStreamPosition());
      const outcome = append(log, nameOf(identifier), expected, events);
      const response = new streams.BatchAppendResp().setCorrelationId(id).setStreamIdentifier(identifier);
      if (outcome.outcome === 'written') response.setSuccess(batchSuccess(outcome));
      else
        response.setError(new grpcStatus.Status().setMessage(outcome.outcome).setDetails(details(outcome, expected)));
      call.write(response);
    });
    call.on('end', () => call.end());
    call.on('error', () => {});
  };

function batchSuccess({ revision, position }: { revision: number; position: number }): streams.BatchAppendResp.Success {
  const at = new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
}

function details(answer: Exclude<Answer, { outcome: 'written' }>, expected: Expected): any.Any {
  switch (answer.outcome) {
    case 'wrong-expected-version':
      return packed(batchWrong(expected, answer.actual), 'WrongExpectedVersion');
    case 'stream-deleted':
      return packed(new shared.StreamDeleted(), 'StreamDeleted');
    case 'too-large':
      return packed(
        new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
        'MaximumAppendSizeExceeded',
      );
    case 'bad-request':
      return packed(new shared.BadRequest(), 'BadRequest');
  }
}

function packed(message: { serializeBinary(): Uint8Array }, name: string): any.Any {
  const wrapped = new any.Any();
  wrapped.pack(message.serializeBinary(), `event_store.client.${name}`);
  return wrapped;
}

function batchWrong(expected: Expected, actual: number): shared.WrongExpectedVersion {
  const wrong = new shared.WrongExpectedVersion();
  if (actual < 0) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new empty.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return wrong;
}

/** `Delete`. */
export const deletion =
  (log: Log) =>
  (call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>, answer: sendUnaryData<streams.DeleteResp>): void =>
    end(
      call.request.getOptions()!,
      (stream, expected) => log.delete(stream, expected),
      new streams.DeleteResp(),
      answer,
    );

/** `Tombstone`. */
export const tombstone =
  (log: Log) =>
  (
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
    answer: sendUnaryData<streams.TombstoneResp>,
  ): void =>
    end(
      call.request.getOptions()!,
      (stream, expected) => log.tombstone(stream, expected),
      new streams.TombstoneResp(),
      answer,
    );

function end<Response>(
  options: streams.DeleteReq.Options | streams.TombstoneReq.Options,
  run: (stream: string, expected: Expected) => Outcome,
  response: Response,
  answer: sendUnaryData<Response>,
): void {
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, options.getRevision());
  const outcome = run(stream, expected);
  if (outcome.outcome === 'written') return answer(null, response);
  if (outcome.outcome === 'stream-deleted') return answer(streamDeleted(stream));
  const versions = {
    'expected-version': String(expected),
    ...(outcome.actual >= 0 && { 'actual-version': String(outcome.actual) }),
  };
  answer(failure(status.FAILED_PRECONDITION, outcome.outcome, { 'stream-name': encodeURI(stream), ...versions }));
}
