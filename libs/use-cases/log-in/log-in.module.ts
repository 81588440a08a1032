import { Module } from '@nestjs/common';
import { LogIn } from './log-in.js';
import { LoginGuard } from './login-guard.js';

@Module({ providers: [LogIn, LoginGuard], exports: [LogIn, LoginGuard] })
export class LogInModule {}
