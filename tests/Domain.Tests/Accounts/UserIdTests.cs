using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class UserIdTests
{
    [Theory]
    [InlineData("ada")]
    [InlineData("auth0:5f7c-8@example.com+x_y.z")]
    [InlineData("0198c0de-0000-7000-8000-0000000000ff")]
    public void Safe_subject_is_kept_and_marked_as_foreign(string subject)
    {
        var id = UserId.OfSubject(subject);

        Assert.Equal($"jwt:{subject}", id.Value);
        Assert.True(id.IsForeign);
    }

    [Theory]
    [InlineData("auth0|5f7c")]
    [InlineData("{tag}")]
    [InlineData("a b")]
    [InlineData("a/b?c#d\\e")]
    [InlineData("관객")]
    [InlineData("a\u0000b\r\n")]
    public void Subject_with_other_characters_is_hashed(string subject)
    {
        var id = UserId.OfSubject(subject);

        Assert.Matches("^jwt-sha256:[0-9a-f]{64}$", id.Value);
        Assert.True(id.IsForeign);
    }

    [Fact]
    public void Long_subject_is_hashed_to_fit_a_key()
    {
        var longest = UserId.OfSubject(new string('a', UserId.LengthMax - "jwt:".Length));
        var longer = UserId.OfSubject(new string('a', UserId.LengthMax - "jwt:".Length + 1));

        Assert.Equal(UserId.LengthMax, longest.Value.Length);
        Assert.StartsWith("jwt-sha256:", longer.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_subjects_have_different_ids()
    {
        string[] subjects = ["a|b", "a/b", "a b", "A|b", "a|b ", "jwt-sha256:", "sha256:00"];

        Assert.Equal(subjects.Length, subjects.Select(UserId.OfSubject).Distinct().Count());
    }

    [Fact]
    public void Account_id_is_not_foreign() =>
        Assert.False(new UserId("0198c0de-0000-7000-8000-0000000000ff").IsForeign);
}
