using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Mails;

/// <summary>Sends mails by SMTP, or writes them to a folder, as the settings say.</summary>
internal sealed partial class SentMails(
    MailPolicy policy, IdSource ids, TimeProvider clock, ILogger<SentMails> logger) : IMails
{
    private static readonly FormatOptions Readable = ReadableForm();

    public async Task<bool> TrySendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var message = Compose(mail);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMilliseconds(policy.SendMilliseconds));

        try
        {
            await SendAsync(message, limit.Token);

            return true;
        }
        catch (Exception fault) when (IsTransient(fault) && !cancellationToken.IsCancellationRequested)
        {
            // The fault's text may contain the address, so its kind must do.
            LogNotSent(fault.GetType().Name);

            return false;
        }
    }

    private static FormatOptions ReadableForm()
    {
        var form = FormatOptions.Default.Clone();
        form.International = true;

        return form;
    }

    private static bool IsTransient(Exception fault) =>
        fault is IOException
            or SocketException
            or OperationCanceledException
            or UnauthorizedAccessException
            or AuthenticationException
            or SslHandshakeException
            or ParseException
            or CommandException
            or ProtocolException
            or ServiceNotConnectedException;

    private Task SendAsync(MimeMessage message, CancellationToken cancellationToken) => policy switch
    {
        { SmtpHost.Length: > 0 } => SendBySmtpAsync(message, cancellationToken),
        { Folder.Length: > 0 } => WriteAsync(message, cancellationToken),
        _ => throw new IOException("The settings name neither an SMTP server nor a folder for mails."),
    };

    private async Task SendBySmtpAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        var security = policy.SmtpRequiresTls ? SecureSocketOptions.Auto : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(policy.SmtpHost, policy.SmtpPort, security, cancellationToken);

        if (policy.SmtpRequiresTls && !client.IsSecure)
        {
            throw new IOException("The SMTP server offers no encryption.");
        }

        if (policy.SmtpUser.Length > 0)
        {
            await client.AuthenticateAsync(policy.SmtpUser, policy.SmtpPassword, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    // Written under another name first, so that a reader of the folder never sees half a mail. Headers and text are
    // UTF-8 as they are, so that a person can read the file.
    private async Task WriteAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(policy.Folder);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMdd-HHmmss-fff}-{ids.Next():N}");
        var path = Path.Combine(policy.Folder, name);
        await message.WriteToAsync(Readable, path + ".part", cancellationToken);
        File.Move(path + ".part", path + ".eml");
    }

    private MimeMessage Compose(Mail mail)
    {
        var text = new TextPart("plain") { Text = mail.Text, ContentTransferEncoding = ContentEncoding.EightBit };
        var message = new MimeMessage { Subject = mail.Subject, Body = text };
        message.From.Add(MailboxAddress.Parse(policy.Sender));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Date = clock.GetUtcNow();

        return message;
    }

    [LoggerMessage(1, LogLevel.Warning, "A mail could not be sent now and will be tried again: {Fault}")]
    private partial void LogNotSent(string fault);
}
