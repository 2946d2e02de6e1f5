import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isRefusal } from '#kernel';
import { Refused } from '#http';
import { type IssuedLink } from '../credentials/links.js';
import { type PersonalRecord, PersonalRecords } from '../personal-records.js';
import { SignIn } from '../sign-in.js';

const idIn = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** What is asked of one account beside its history: another link, and everything that is held on a person. */
@Controller('accounts/:id')
export class AccountsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly records: PersonalRecords,
  ) {}

  /** An invitation's link anew, or one to choose another password by. */
  @Post('link')
  @HttpCode(201)
  async link(@Req() request: FastifyRequest): Promise<IssuedLink> {
    const link = await this.signIn.newLink(idIn(request));
    if (isRefusal(link)) throw new Refused(link);
    return link;
  }

  @Get('personal-data')
  async personalData(@Req() request: FastifyRequest): Promise<PersonalRecord> {
    const record = await this.records.of(idIn(request));
    if (isRefusal(record)) throw new Refused(record);
    return record;
  }
}
