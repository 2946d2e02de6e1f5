import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isRefusal } from '#kernel';
import { Refused } from '#http';
import { type PersonalRecord, PersonalRecords } from '../personal-records.js';

const idIn = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** Everything that is held on a person. */
@Controller('accounts/:id')
export class AccountsController {
  constructor(private readonly records: PersonalRecords) {}

  @Get('personal-data')
  async personalData(@Req() request: FastifyRequest): Promise<PersonalRecord> {
    const record = await this.records.of(idIn(request));
    if (isRefusal(record)) throw new Refused(record);
    return record;
  }
}
