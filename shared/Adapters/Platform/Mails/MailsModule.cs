using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Mails;

public static class MailsModule
{
    public static IServiceCollection AddMails(this IServiceCollection services) => services
        .AddPolicy<MailPolicy>("Mails")
        .AddSingleton<IMails, SentMails>()
        .AddHostedService<NoteMails>();
}
