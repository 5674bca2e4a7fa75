using System.Security.Cryptography;
using System.Text;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Payment method of a user.</summary>
public enum IngressoDebitor
{
    Credit,
    Card,
    Redirect,
    Stripe,
}

public sealed record IngressoUser(string Id, string Password, IngressoDebitor Debitor)
{
    public string RealName { get; init; } = "Demonstration User";

    /// <summary>True when the user must send the customer's e-mail address and an agent reference.</summary>
    public bool NeedsCustomerData { get; init; }
}

/// <summary>Credentials of a request.</summary>
/// <param name="Name">From the header, else from the parameters.</param>
/// <param name="InPath">User named in the path; null for none.</param>
public sealed record IngressoClaim(string? Name, string? Password, string? InPath);

/// <summary>Authenticates users.</summary>
public sealed class IngressoUsers
{
    private readonly Dictionary<string, IngressoUser> _users;

    public IngressoUsers(IngressoPolicy policy)
    {
        const string Published = "demopass";
        _users = policy.ExtraUsers
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split(':', 2))
            .Where(pair => pair is [{ Length: > 0 }, { Length: > 0 }])
            .Select(pair => new IngressoUser(pair[0], pair[1], IngressoDebitor.Credit))
            .Append(new IngressoUser(policy.UserName, policy.Password, IngressoDebitor.Credit))
            .Append(new IngressoUser("demo-creditcard", Published, IngressoDebitor.Card))
            .Append(new IngressoUser("demo-redirect", Published, IngressoDebitor.Redirect))
            .Append(new IngressoUser("demo-stripe", Published, IngressoDebitor.Stripe))
            .Append(new IngressoUser("demo-customerdata", Published, IngressoDebitor.Credit)
            {
                NeedsCustomerData = true,
            })
            .DistinctBy(user => user.Id)
            .ToDictionary(user => user.Id, StringComparer.Ordinal);
    }

    public IngressoUser? Find(string id) => _users.GetValueOrDefault(id);

    public Result<IngressoUser> Authenticate(IngressoClaim claim, Fault? fault)
    {
        var user = claim.Name is null ? null : _users.GetValueOrDefault(claim.Name);
        var isRight = CryptographicOperations.FixedTimeEquals(
            Digest(claim.Password ?? string.Empty), Digest(user?.Password ?? string.Empty));

        return user is not null
            && isRight
            && fault?.Name != FaultKinds.WrongSignature
            && (claim.InPath is null || claim.InPath == user.Id)
                ? user
                : IngressoCodes.NotAuthorised;
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
