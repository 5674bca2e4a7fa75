using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Adapters.Platform.Mails;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Platform.Mails;

public sealed class SentMailsTests
{
    private static readonly Mail Reset =
        new("ada@example.com", "비밀번호 재설정", "아래 링크에서\nhttp://shop.example/reset?token=secret");

    [Fact]
    public async Task Hands_a_mail_to_the_SMTP_server()
    {
        await using var server = new SmtpServer();

        var isSent = await SendAsync(PolicyFor(server, requiresTls: false));

        Assert.True(isSent);
        Assert.Contains("RCPT TO:<ada@example.com>", server.Mail, StringComparison.Ordinal);
        Assert.Contains("From: shop@example.com", server.Mail, StringComparison.Ordinal);
        Assert.Contains("token=secret", server.Mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_nothing_without_the_encryption_that_the_settings_ask_for()
    {
        await using var server = new SmtpServer();

        Assert.False(await SendAsync(PolicyFor(server, requiresTls: true)));
        Assert.DoesNotContain("RCPT", server.Mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_fails_the_mail_in_time()
    {
        await using var server = new SmtpServer(answers: false);

        Assert.False(await SendAsync(PolicyFor(server, requiresTls: false) with { SendMilliseconds = 100 }));
    }

    [Fact]
    public async Task A_server_that_is_down_fails_the_mail()
    {
        var server = new SmtpServer();
        var policy = PolicyFor(server, requiresTls: false);
        await server.DisposeAsync();

        Assert.False(await SendAsync(policy));
    }

    [Fact]
    public async Task Without_a_server_and_a_folder_a_mail_fails() => Assert.False(await SendAsync(new MailPolicy()));

    [Fact]
    public async Task Writes_a_file_that_a_person_can_read()
    {
        var folder = Directory.CreateTempSubdirectory("mails-");

        try
        {
            Assert.True(await SendAsync(new MailPolicy { Folder = folder.FullName }));
            var mail = await File.ReadAllTextAsync(Assert.Single(folder.GetFiles("*.eml")).FullName);

            Assert.Contains("Subject: 비밀번호 재설정", mail, StringComparison.Ordinal);
            Assert.Contains("아래 링크에서", mail, StringComparison.Ordinal);
            Assert.Contains("http://shop.example/reset?token=secret", mail, StringComparison.Ordinal);
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<bool> SendAsync(MailPolicy policy) => new SentMails(
        policy, new IdSource(TimeProvider.System), TimeProvider.System, NullLogger<SentMails>.Instance)
        .TrySendAsync(Reset, default);

    private static MailPolicy PolicyFor(SmtpServer server, bool requiresTls) => new()
    {
        SmtpHost = "127.0.0.1",
        SmtpPort = server.Port,
        SmtpRequiresTls = requiresTls,
        Sender = "shop@example.com",
    };
}
