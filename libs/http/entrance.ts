import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isRefusal } from '#kernel';
import { type Gate, GATE, noteCaller } from './gate.js';
import { type Limits, LIMITS } from './limits.js';
import { Refused } from './refused.js';

/** A route as the permissions name it: `POST /networks/:network/items`. */
export const routeOf = ({ method, routeOptions }: FastifyRequest): string =>
  `${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`;

/** Whoever came in, as far as the edge counts them. */
interface Counted {
  readonly account?: string | null;
}

/** Stands before every route: nothing that a request says is acted upon before it is known who sent it, and that they do not send too many. */
@Injectable()
export class Entrance implements CanActivate {
  constructor(
    @Inject(GATE) private readonly gate: Gate<Counted>,
    @Inject(LIMITS) private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.gate.enter(request, routeOf(request));
    if (isRefusal(caller)) throw new Refused(caller);
    const tooMany = caller.account ? await this.limits.account(request, caller.account) : undefined;
    if (tooMany) throw new Refused(tooMany);
    noteCaller(request, caller);
    return true;
  }
}
