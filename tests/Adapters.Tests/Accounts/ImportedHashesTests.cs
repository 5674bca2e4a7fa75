using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Accounts.Passwords;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class ImportedHashesTests
{
    private const string Scrypt =
        "scrypt:32768:8:1$AAAAAAAAAAAAAAAA$478a83dd9d5dff9a1c46e77f0da6dfe82fd6ebd5a2576e97960fc7eeb57693f9"
            + "a8fe44193c2dae871711c7828a503ec4e14c7272b95a30fd591648b3fcf0cc53";

    [Theory]
    [InlineData(Scrypt)]
    [MemberData(nameof(OlderForms))]
    public async Task Verifies_the_password_of_each_form_and_asks_for_a_new_hash(string hash)
    {
        var passwords = new IdentityPasswords(new PasswordPolicy { PasswordIterations = 1_000 }, TimeProvider.System);

        var stored = passwords.Import(hash);

        Assert.NotNull(stored);
        Assert.Equal(PasswordVerdict.RightButOutdated, await VerifyAsync("password123"));

        foreach (var wrong in (string[])["password124", hash, stored!.Value.Value])
        {
            Assert.Equal(PasswordVerdict.Wrong, await VerifyAsync(wrong));
        }

        Task<PasswordVerdict> VerifyAsync(string password) =>
            passwords.VerifyAsync(stored, password, default, default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("password123")]
    [InlineData("$$")]
    [InlineData("scrypt:32768:8:1$salt$")]
    [InlineData("scrypt:32768:8:1$salt$xyz1")]
    [InlineData("scrypt:32767:8:1$salt$00ff")]
    [InlineData("scrypt:1048576:8:1$salt$00ff")]
    [InlineData("scrypt:32768:32:1$salt$00ff")]
    [InlineData("scrypt:32768:8:16$salt$00ff")]
    [InlineData("scrypt:32768:8$salt$00ff")]
    [InlineData("pbkdf2:sha256:99999999$salt$00ff")]
    [InlineData("pbkdf2:md5:1000$salt$00ff")]
    [InlineData("imported:x")]
    public void Knows_no_other_form_and_no_cost_out_of_bounds(string hash) => Assert.Null(ImportedHashes.Accept(hash));

    public static TheoryData<string> OlderForms()
    {
        var password = Encoding.UTF8.GetBytes("password123");
        var salt = new string('0', 31) + "a";

        return
        [
            "pbkdf2:sha256:1000$AbCd$" + Pbkdf2(password, "AbCd", 1_000),
            Convert.ToHexStringLower(SHA256.HashData(password)),
            salt + Pbkdf2(password, salt, 100_000),
        ];
    }

    private static string Pbkdf2(byte[] password, string salt, int iterations) => Convert.ToHexStringLower(
        Rfc2898DeriveBytes.Pbkdf2(password, Encoding.UTF8.GetBytes(salt), iterations, HashAlgorithmName.SHA256, 32));
}
