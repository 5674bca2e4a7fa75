using Serverless.Domain.Platform;

namespace Serverless.Fakes.Platform;

/// <summary>Keeps mails instead of sending them; a test can make it fail.</summary>
public sealed class SentMailsList : IMails
{
    public List<Mail> Sent { get; } = [];

    public bool IsDown { get; set; }

    public Task<bool> TrySendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (!IsDown)
        {
            lock (Sent)
            {
                Sent.Add(mail);
            }
        }

        return Task.FromResult(!IsDown);
    }
}
